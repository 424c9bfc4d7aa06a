import { adminWords } from '#words/admin.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ChevronLeft, LogOut, MonitorSmartphone } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { findPerson } from '#db/pace/people/people.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { Badge } from '../../components/kit/badge.tsx'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { SessionList } from '../../components/business/session-list.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.person.name ?? 'Sessions'} · PACE` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db, deps, session } = requirePerson(context, request)
  const person = (await findPersonOf(db, params['id'])) ?? notFound('person')
  authorise(actor, 'setRole', 'person')
  authorise(actor, 'read', 'session', { ownerId: person.id })
  const { id, name, email, role, status } = person
  return {
    person: { id, name, email, role, status },
    sessions: await deps.sessions.list(id),
    currentId: session.id,
  }
}

const EndSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), sessionId: z.uuid() }),
  z.object({ intent: z.literal('endAll') }),
])

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, db, deps, session, by } = requirePerson(context, request)
  const person = (await findPersonOf(db, params['id'])) ?? notFound('person')
  authorise(actor, 'end', 'session', { ownerId: person.id })
  const input = parse(EndSchema, Object.fromEntries(await request.formData()), 'The request')
  const listed = (await deps.sessions.list(person.id)).map(({ id }) => id)
  const ids = input.intent === 'end' ? [input.sessionId] : listed
  if (ids.some((id) => !listed.includes(id))) notFound('session')
  for (const id of ids.filter((each) => each !== session.id)) {
    await deps.sessions.end(id, 'endedByAdmin', by)
  }
  return { ended: ids.length }
}

/** What an address names: `null` for what cannot be a person's id. */
async function findPersonOf(db: Parameters<typeof findPerson>[0], id: string | undefined) {
  const parsed = z.uuid().safeParse(id)
  return parsed.success ? findPerson(db, parsed.data) : null
}

export default function PersonSessions() {
  const { person, sessions, currentId } = useLoaderData<typeof loader>()
  const { run, busy } = useAction(`/admin/people/${person.id}`)
  const words = adminWords().people
  return (
    <div className="h-full overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-3xl gap-4">
        <Link
          to="/admin/people"
          className="flex items-center gap-1 justify-self-start text-xs text-muted hover:text-ink"
        >
          <ChevronLeft className="size-3.5 rtl:-scale-x-100" aria-hidden /> {words.title}
        </Link>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Avatar face={person} size="md" />
          <div className="min-w-0 flex-1">
            <h2 className="flex items-center gap-2 font-medium">
              <span className="truncate">{person.name}</span>
              {person.status === 'suspended' && <Badge tone="bad">{words.suspended}</Badge>}
            </h2>
            <p className="truncate text-xs text-faint">{person.email}</p>
          </div>
          {sessions.some(({ id }) => id !== currentId) && (
            <ConfirmButton
              className="hover:text-bad"
              disabled={busy}
              action={words.endAll}
              icon={<LogOut className="size-3.5" aria-hidden />}
              title={words.signOut(person.name)}
              description={words.signOutHint}
              onConfirm={() => run({ intent: 'endAll' })}
            />
          )}
        </div>
        {sessions.length === 0 ? (
          <EmptyState icon={MonitorSmartphone} title={words.nowhere}>
            {words.nowhereHint(person.name)}
          </EmptyState>
        ) : (
          <SessionList
            sessions={sessions}
            currentId={currentId}
            busy={busy}
            onEnd={(sessionId) => run({ intent: 'end', sessionId })}
          />
        )}
      </div>
    </div>
  )
}
