import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { searchLeadRecords } from '#db/pace/leads/records.ts'
import { listColleagues } from '#db/pace/people/people.ts'
import { authorise, can } from '#domain/access/access.ts'
import { DEMO_DIALOGUE_IDS } from '#domain/call/replay/demo-dialogues.ts'
import { parse } from '#domain/parse.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { loadBesidePage, sendFromPage } from '../../pages/beside-page.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'

const MOST_CALLERS = 60
const AskedSchema = z.object({
  dialogue: z.enum(DEMO_DIALOGUE_IDS),
  agentId: z.uuid(),
  leadId: z.preprocess((text) => text || null, z.uuid().nullable()),
})

export const clientLoader = loadBesidePage

/** Who may call and be called in a demo: newest leads that the asker sees, and whom the asker may put calls through to. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  if (!deps.startDemoCall) notFound('page')
  authorise(actor, 'rehearse', 'call', { ownerId: person.id })
  const [leads, colleagues] = await Promise.all([
    searchLeadRecords(db, leadScope(actor), {}, MOST_CALLERS),
    listColleagues(db),
  ])
  return {
    callers: leads.flatMap(({ id, name, phone }) => (phone ? [{ id, name: name ?? phone }] : [])),
    agents: colleagues
      .filter(({ id, teamId }) => can(actor, 'rehearse', 'call', { ownerId: id, teamId }))
      .map(({ id, name }) => ({ id, name })),
  }
}

export const clientAction = sendFromPage

/** Whether this agent may get a call of this lead's the sync server decides, where the call begins. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, person, session, deps } = requirePerson(context, request)
  const start = deps.startDemoCall ?? notFound('page')
  authorise(actor, 'rehearse', 'call', { ownerId: person.id })
  const asked = parse(AskedSchema, Object.fromEntries(await request.formData()), 'The call')
  return { callId: await start(session, asked) }
}
