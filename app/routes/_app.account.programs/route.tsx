import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { listProgramCalls } from '#db/pace/programs/calls.ts'
import { denyApproval, listDecided, listWaiting } from '#db/pace/programs/approvals.ts'
import { endConnection, findConnection, listConnections } from '#db/pace/programs/connections.ts'
import { programWords } from '#words/programs.ts'
import { Page } from '../../frame/page.tsx'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { carryOut, nothingToAnswer } from '../../programs/carry-out.server.ts'
import { showApprovals } from '../../programs/shown-approvals.server.ts'
import { ApprovalCard } from '../../programs/approval-card.tsx'
import { AnsweredList } from './answered-list.tsx'
import { CallList } from './call-list.tsx'
import { ConnectionList } from './connection-list.tsx'
import { useAsksAgain } from './use-asks-again.ts'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${programWords().title} · PACE` }]

const MOST_CALLS = 50
const MOST_ANSWERED = 10
const QuerySchema = z.object({ before: z.coerce.number().int().min(1).optional().catch(undefined) })

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'program', { ownerId: person.id })
  const { before } = QuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const now = new Date()
  const [connections, waiting, decided, calls] = await Promise.all([
    listConnections(db, person.id, now),
    listWaiting(db, person.id, now),
    listDecided(db, person.id, { limit: MOST_ANSWERED, now }),
    listProgramCalls(db, person.id, { limit: MOST_CALLS, before }),
  ])
  return {
    connections,
    asks: await showApprovals(db, actor, waiting),
    answered: await showApprovals(db, actor, decided.rows),
    calls: calls.rows,
    next: calls.next,
  }
}

const HashSchema = z.string().regex(/^[0-9a-f]{64}$/)
const ActionSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['approve', 'deny']), id: z.uuid(), argsHash: HashSchema }),
  z.object({ intent: z.literal('end'), id: z.uuid() }),
])

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, session, deps, db, by } = requirePerson(context, request)
  const input = parse(ActionSchema, Object.fromEntries(await request.formData()), 'The request')
  const ownerId = person.id
  const now = new Date()
  if (input.intent === 'end') {
    const connection = await findConnection(db, input.id)
    if (connection?.personId !== ownerId) notFound('program')
    authorise(actor, 'end', 'program', { ownerId })
    await endConnection(db, { id: input.id, by, now })
    return { ended: true }
  }
  authorise(actor, 'decide', 'program', { ownerId })
  const { id, argsHash } = input
  if (input.intent === 'deny') {
    if (await denyApproval(db, { id, argsHash, personId: ownerId, now })) return { denied: true }
    throw nothingToAnswer()
  }
  const commands = deps.commands.forPerson(session)
  await carryOut({ db, settings: deps.settings, commands, actor, by, now }, { id, argsHash })
  return { written: true }
}

export default function Programs() {
  const { connections, asks, answered, calls, next } = useLoaderData<typeof loader>()
  const words = programWords()
  useAsksAgain()
  return (
    <Page title={words.title}>
      <div className="mx-auto grid max-w-3xl grid-cols-[minmax(0,1fr)] gap-6">
        <p className="text-sm text-muted">{words.hint}</p>
        {asks.length > 0 && (
          <section className="grid gap-3">
            <h2 className="text-sm font-medium">{words.asks}</h2>
            {asks.map((ask) => (
              <ApprovalCard key={ask.id} ask={ask} />
            ))}
          </section>
        )}
        <ConnectionList connections={connections} />
        {answered.length > 0 && <AnsweredList answered={answered} />}
        <CallList calls={calls} next={next} />
      </div>
    </Page>
  )
}
