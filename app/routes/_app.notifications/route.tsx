import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { authorise } from '#domain/access/access.ts'
import { useLoaderData } from '@remix-run/react'
import { BellRing, CheckCheck } from 'lucide-react'
import { z } from 'zod'
import { InstantSchema } from '#domain/calendar.ts'
import { NotificationKindSchema } from '#domain/notification/kinds.ts'
import { parse } from '#domain/parse.ts'
import { listNotifications, markRead } from '#db/pace/notifications/page.ts'
import { listRules, setRule } from '#db/pace/notifications/rules.ts'
import { notificationWords } from '#words/notifications.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { Button, ButtonLink } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { usePagedRows } from '../../components/hooks/use-paged-rows.ts'
import { Page } from '../../frame/page.tsx'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { NotificationItem } from './notification-item.tsx'
import { useReloadOnRing } from './use-reload-on-ring.ts'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

const PAGE = 50
const CursorSchema = z.object({ at: InstantSchema, id: z.uuid() })

export const meta: MetaFunction = () => [{ title: `${notificationWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'notification', { ownerId: person.id })
  const cursor = new URL(request.url).searchParams.get('cursor')
  const after = cursor ? decodeCursor(CursorSchema, cursor) : undefined
  const reader = { personId: person.id, scope: leadScope(actor) }
  const { rows, next } = await listNotifications(db, reader, { limit: PAGE, after })
  return { page: { rows, next: next && encodeCursor(next) } }
}

const ActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('read'), id: z.uuid() }),
  z.object({ intent: z.literal('readAll') }),
  z.object({ intent: z.literal('turnOff'), kind: NotificationKindSchema }),
])

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'notification', { ownerId: person.id })
  const input = parse(ActionSchema, Object.fromEntries(await request.formData()), 'The request')
  if (input.intent === 'turnOff') {
    const rules = (await listRules(db, [person.id])).get(person.id)
    if (rules) await setRule(db, person.id, { ...rules[input.kind], app: false, kind: input.kind })
    return { off: input.kind }
  }
  await markRead(db, person.id, input.intent === 'read' ? input.id : null)
  return { read: true }
}

export default function Notifications() {
  const { page } = useLoaderData<typeof loader>()
  const { rows, complete, loading, loadMore } = usePagedRows(page)
  const words = notificationWords()
  const { run, busy } = useAction('/notifications')
  useReloadOnRing()
  return (
    <Page
      title={words.title}
      actions={
        <>
          <ButtonLink to="/account/notifications" variant="quiet">
            {words.settings}
          </ButtonLink>
          {rows.some(({ readAt }) => readAt === null) && (
            <Button disabled={busy} onClick={() => run({ intent: 'readAll' })}>
              <CheckCheck className="size-3.5" aria-hidden />
              {words.readAll}
            </Button>
          )}
        </>
      }
    >
      {rows.length === 0 && (
        <EmptyState icon={BellRing} title={words.empty}>
          {words.emptyWhy}
        </EmptyState>
      )}
      <ul className="mx-auto grid max-w-3xl divide-y">
        {rows.map((row) => (
          <NotificationItem key={row.id} row={row} />
        ))}
      </ul>
      {!complete && (
        <div className="mt-4 grid justify-center">
          <Button disabled={loading} onClick={loadMore}>
            {words.older}
          </Button>
        </div>
      )}
    </Page>
  )
}
