import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { findFeedRead } from '#db/pace/listings/feed-reads.ts'
import { parse } from '#domain/parse.ts'
import { portalWords } from '#words/portals.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { bayutFeedUrl } from '../../portals/feed-key.ts'
import { KeySchema } from '../../portals/property-finder/key.ts'
import { ConnectionSection } from './connection-section.tsx'
import { FeedSection, viewFeed } from './feed-section.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${portalWords().connection.title} · PACE` }]

/** The feed's address opens it for whoever has it: admins alone see it. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, deps, db } = requirePerson(context, request)
  authorise(actor, 'connect', 'portal')
  const [connection, read] = await Promise.all([
    deps.propertyFinder.view(),
    findFeedRead(db, 'bayut'),
  ])
  return { connection, feed: viewFeed(bayutFeedUrl(deps.appUrl, deps.secret), read) }
}

const WishSchema = z.discriminatedUnion('intent', [
  KeySchema.extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('test') }),
  z.object({ intent: z.literal('remove') }),
])

export const clientAction = sendFromPage

/** A key goes in and is never given out again; whatever is saved is tried at once. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, deps, by } = requirePerson(context, request)
  authorise(actor, 'connect', 'portal')
  const form = Object.fromEntries(await request.formData())
  const wish = parse(WishSchema, form, 'The key')
  if (wish.intent === 'remove') await deps.propertyFinder.remove(by.actor)
  if (wish.intent === 'save') await deps.propertyFinder.save(wish, by.actor)
  if (wish.intent !== 'remove') await deps.propertyFinder.test()
  return { done: wish.intent }
}

/** How the house is connected to the portals that it sends its listings to. */
export default function AdminPortals() {
  const { connection, feed } = useLoaderData<typeof loader>()
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-8">
        <ConnectionSection connection={connection} />
        <FeedSection feed={feed} />
      </div>
    </div>
  )
}
