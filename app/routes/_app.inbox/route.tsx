import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Outlet, useLoaderData, useParams } from '@remix-run/react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { BOXES } from '#domain/message/boxes.ts'
import { MESSAGE_CHANNELS } from '#domain/message/message.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listConversations } from '#db/pace/messages/inbox.ts'
import { messageWords } from '#words/messages.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { Page } from '../../frame/page.tsx'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import { useChanges } from '../../live/use-changes.ts'
import { loadPageOrMore } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { ConversationList } from './conversation-list.tsx'
import { InboxFilters } from './inbox-filters.tsx'

const PAGE = 50
const CursorSchema = z.object({ at: InstantSchema, id: z.uuid() })
/** What an address says wrongly is as if it said nothing. */
const AskedSchema = z.object({
  box: z.enum(BOXES).catch('mine'),
  channel: z.enum(MESSAGE_CHANNELS).nullable().catch(null),
})

export const meta: MetaFunction = () => [{ title: `${messageWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

/** Conversations with contacts that this person may see. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  // Which of them is said by each contact's own facts: `leadScope` is that rule as a query.
  authorise(actor, 'read', 'event')
  const asked = new URL(request.url).searchParams
  const { box, channel } = AskedSchema.parse({
    box: asked.get('box'),
    channel: asked.get('channel'),
  })
  const cursor = asked.get('cursor')
  const after = cursor ? decodeCursor(CursorSchema, cursor) : undefined
  // Before the rows: what happens meanwhile is told of once more.
  const since = await findLastSequence(db)
  const scope = leadScope(actor)
  const now = new Date().toISOString()
  const wanted = { personId: person.id, scope, box, channel, now }
  const { rows, next } = await listConversations(db, wanted, { limit: PAGE, after })
  return { box, since, page: { rows, next: next && encodeCursor(next) } }
}

/** One conversation for each contact: the list and beside it the one that is open; on a phone one after the other. */
export default function Inbox() {
  const { box, since, page } = useLoaderData<typeof loader>()
  const { id: open } = useParams()
  const words = messageWords()
  useChanges('/inbox/live', since)
  return (
    <Page
      title={words.title}
      toolbar={<InboxFilters box={box} isOpen={open !== undefined} />}
      fixed
    >
      <div className="flex h-full min-h-0">
        <ConversationList page={page} open={open ?? null} />
        <div
          className={
            open ? 'flex min-w-0 flex-1 flex-col' : 'hidden min-w-0 flex-1 md:flex md:flex-col'
          }
        >
          <Outlet />
        </div>
      </div>
    </Page>
  )
}
