import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import {
  findCalendarFeed,
  renewCalendarFeed,
  revokeCalendarFeed,
} from '#db/pace/viewings/calendar-feeds.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { viewingWords } from '#words/viewings.ts'
import { calendarAddress } from '../../calendar-feed/address.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Page } from '../../frame/page.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { changeGoogle } from './change-google.server.ts'
import { GoogleSection } from './google-section.tsx'
import { viewGoogle } from './google-view.server.ts'
import { HeldAddress, NewAddress } from './held-address.tsx'

export const meta: MetaFunction = () => [{ title: `${viewingWords().feed.title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'calendarFeed', { ownerId: person.id })
  const { searchParams } = new URL(request.url)
  const google = await viewGoogle({ deps, db, actor, person }, searchParams)
  return { feed: await findCalendarFeed(db, person.id), google }
}

const ActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['renew', 'revoke', 'disconnect']) }),
  z.object({ intent: z.enum(['callOff', 'putBack']), viewingId: z.uuid() }),
])

export const clientAction = sendFromPage

/** The address is in this one answer, and nowhere after it. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, deps, db, by } = requirePerson(context, request)
  const asked = parse(ActionSchema, Object.fromEntries(await request.formData()), 'The request')
  const { intent } = asked
  if (intent !== 'renew' && intent !== 'revoke') {
    await changeGoogle({ deps, db, by, actor, person }, asked)
    return { address: null }
  }
  authorise(actor, 'write', 'calendarFeed', { ownerId: person.id })
  const change = { personId: person.id, by, now: new Date() }
  if (intent === 'revoke') {
    await revokeCalendarFeed(db, change)
    return { address: null }
  }
  const secret = createSecret()
  await renewCalendarFeed(db, { ...change, keyHash: hashSecret(secret) })
  return { address: calendarAddress(deps.appUrl, secret) }
}

export default function MyCalendar() {
  const { feed, google } = useLoaderData<typeof loader>()
  const { run, busy, data } = useAction<{ address: string | null }>('/account/calendar')
  const words = viewingWords().feed
  const address = feed ? data?.address : null
  return (
    <Page title={words.title}>
      <div className="mx-auto grid max-w-3xl gap-4">
        <GoogleSection google={google} busy={busy} choose={(form) => run(form)} />
        <p className="text-sm text-muted">{words.why}</p>
        {address && <NewAddress address={address} />}
        {feed ? (
          <HeldAddress feed={feed} busy={busy} choose={(intent) => run({ intent })} />
        ) : (
          <section className="flex flex-wrap items-center gap-4 rounded-lg border p-4">
            <p className="text-sm">{words.none}</p>
            <Button
              variant="primary"
              className="ms-auto"
              disabled={busy}
              onClick={() => run({ intent: 'renew' })}
            >
              {words.make}
            </Button>
          </section>
        )}
      </div>
    </Page>
  )
}
