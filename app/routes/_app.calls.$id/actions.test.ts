import { expect, onTestFinished, test } from 'vitest'
import type { Actor } from '#domain/access.ts'
import { parse } from '#domain/parse.ts'
import { connectPace } from '#db/pace/client.ts'
import { leads, people, teams } from '#db/pace/schema.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import type { CommandRunner } from '../../commands.server.ts'
import { CallActionSchema, runCallAction } from './actions.server.ts'

const accepted = { intent: 'accept', field: 'bedrooms', value: '2', annotationId: 'a1' }

test('accepting writes the lead with the call and the mark as its evidence', async () => {
  const { context, sent, leadId } = await call()
  const input = parse(CallActionSchema, { ...accepted, leadId })
  expect(await runCallAction(context, input)).toEqual({ accepted: 'a1' })
  expect(sent).toEqual([
    [
      `lead:${leadId}`,
      'acceptProposal',
      { field: 'bedrooms', value: 2, callId: 'c1', annotationId: 'a1' },
    ],
  ])
})

test('a proposal for a lead that the call no longer belongs to is refused', async () => {
  const { context, sent, leadId } = await call()
  const moved = { ...context, call: { ...context.call, leadId: crypto.randomUUID() } }
  const input = parse(CallActionSchema, { ...accepted, leadId })
  await expect(runCallAction(moved, input)).rejects.toMatchObject({ code: 'conflict' })
  expect(sent).toEqual([])
})

test("a colleague on the call may not write somebody else's lead", async () => {
  const { context, sent, leadId, teamId } = await call()
  const actor: Actor = { kind: 'person', id: crypto.randomUUID(), role: 'agent', teamId }
  const input = parse(CallActionSchema, { ...accepted, leadId })
  await expect(runCallAction({ ...context, actor }, input)).rejects.toMatchObject({
    code: 'forbidden',
  })
  const link = parse(CallActionSchema, { intent: 'linkLead', leadId })
  await expect(runCallAction({ ...context, actor }, link)).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(sent).toEqual([])
})

test('wrapping up sends how the call ended', async () => {
  const { context, sent } = await call()
  const input = parse(CallActionSchema, { intent: 'wrapUp', disposition: ' Viewing booked ' })
  await runCallAction(context, input)
  expect(sent).toEqual([['call:c1', 'wrapUp', { disposition: 'Viewing booked' }]])
})

test('a lead made from a call has its caller, belongs to whoever made it, and is linked', async () => {
  const { context, sent, agentId, teamId } = await call()
  const answer = await runCallAction(context, { intent: 'createLead' })
  const fields = { source: 'call', teamId, ownerId: agentId, name: 'Tariq', phone: '+971501112233' }
  expect(sent[0]).toEqual(['lead:new', 'create', { fields }])
  expect(sent[1]).toEqual(['call:c1', 'linkLead', { leadId: 'made' }])
  expect(answer).toEqual({ linked: 'made' })
})

test('a value that is no JSON is a problem of the form', () => {
  const form = { ...accepted, value: '{', leadId: crypto.randomUUID() }
  expect(() => parse(CallActionSchema, form)).toThrow(/value: is not JSON/)
})

async function call() {
  const { pace } = await createTestDatabases()
  const { db, close } = connectPace(pace.adminUrl, { max: 2 })
  onTestFinished(close)
  const [teamId, agentId, leadId] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await db.insert(teams).values({ id: teamId, name: 'Marina' })
  await db.insert(people).values({ id: agentId, email: 'agent@pace.demo', name: 'Agent', teamId })
  await db
    .insert(leads)
    .values({ id: leadId, reference: 'L-1', stage: 'new', ownerId: agentId, teamId })
  const sent: unknown[] = []
  const commands: CommandRunner = {
    run: async (document, command, args) => {
      sent.push([document, command, args])
      const answered = document === 'lead:new' ? 'lead:made' : document
      return { document: answered, seq: 1, generation: 1, result: undefined }
    },
  }
  const actor: Actor = { kind: 'person', id: agentId, role: 'agent', teamId }
  const known = { id: 'c1', leadId, teamId, callerName: 'Tariq', callerPhone: '+971501112233' }
  return { context: { db, actor, commands, call: known }, sent, leadId, agentId, teamId }
}
