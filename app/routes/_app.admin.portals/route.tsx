import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { portalWords } from '#words/portals.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { KeySchema } from '../../portals/property-finder/key.ts'
import { ConnectionSection } from './connection-section.tsx'

export const meta: MetaFunction = () => [{ title: `${portalWords().connection.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, deps } = requirePerson(context, request)
  authorise(actor, 'connect', 'portal')
  return { connection: await deps.propertyFinder.view() }
}

const WishSchema = z.discriminatedUnion('intent', [
  KeySchema.extend({ intent: z.literal('save') }),
  z.object({ intent: z.literal('test') }),
  z.object({ intent: z.literal('remove') }),
])

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
  const { connection } = useLoaderData<typeof loader>()
  return (
    <div className="overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid w-full max-w-3xl gap-8">
        <ConnectionSection connection={connection} />
      </div>
    </div>
  )
}
