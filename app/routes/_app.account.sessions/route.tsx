import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { LogOut } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { findSessionPerson } from '#db/pace/sessions/web-sessions.ts'
import { sessionWords } from '#words/sessions.ts'
import { ConfirmButton } from '../../components/kit/overlay/confirm-button.tsx'
import { SessionList } from '../../components/business/session-list.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { Page } from '../../frame/page.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${sessionWords().title} · PACE` }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, session, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'session', { ownerId: person.id })
  return { sessions: await deps.sessions.list(person.id), currentId: session.id }
}

const EndSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('end'), sessionId: z.uuid() }),
  z.object({ intent: z.literal('endOthers') }),
])

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, session, deps, db, by } = requirePerson(context, request)
  const input = parse(EndSchema, Object.fromEntries(await request.formData()), 'The request')
  if (input.intent === 'end') {
    const ownerId = await findSessionPerson(db, input.sessionId)
    // Somebody else's is as absent as one that is not there; an admin ends it on that person's page.
    if (ownerId !== person.id) notFound('session')
    authorise(actor, 'end', 'session', { ownerId })
    await deps.sessions.end(input.sessionId, 'endedElsewhere', by)
    return { ended: 1 }
  }
  authorise(actor, 'end', 'session', { ownerId: person.id })
  const others = (await deps.sessions.list(person.id)).filter(({ id }) => id !== session.id)
  for (const { id } of others) await deps.sessions.end(id, 'endedElsewhere', by)
  return { ended: others.length }
}

export default function Sessions() {
  const { sessions, currentId } = useLoaderData<typeof loader>()
  const { run, busy } = useAction('/account/sessions')
  const words = sessionWords()
  return (
    <Page
      title={words.title}
      aside={<span className="text-sm text-faint">{sessions.length}</span>}
      actions={
        sessions.length > 1 && (
          <ConfirmButton
            className="hover:text-bad"
            disabled={busy}
            action={words.endOthers}
            icon={<LogOut className="size-3.5" aria-hidden />}
            title={words.endOthersTitle}
            description={words.endOthersWhy}
            onConfirm={() => run({ intent: 'endOthers' })}
          />
        )
      }
    >
      <div className="mx-auto grid max-w-3xl gap-3">
        <SessionList
          sessions={sessions}
          currentId={currentId}
          busy={busy}
          onEnd={(sessionId) => run({ intent: 'end', sessionId })}
        />
        <p className="text-xs text-faint">{words.limits}</p>
      </div>
    </Page>
  )
}
