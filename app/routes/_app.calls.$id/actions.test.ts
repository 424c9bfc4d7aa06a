import { expect, onTestFinished, test } from 'vitest'
import type { Actor } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { connectPace } from '#db/pace/client.ts'
import { leads, listings, people, teams, viewings } from '#db/pace/schema.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import type { CommandRunner } from '../../sync-client/commands.server.ts'
import { CallActionSchema, runCallAction } from './actions.server.ts'

const accepted = { intent: 'accept', value: '2', annotationId: 'a1' }

test('accepting is one command: the server writes the lead and decides the mark', async () => {
  const { context, sent, leadId } = await call()
  const input = parse(CallActionSchema, { ...accepted, leadId })
  expect(await runCallAction(context, input)).toEqual({ accepted: 'a1' })
  expect(sent).toEqual([['call:c1', 'acceptProposal', { leadId, annotationId: 'a1', value: 2 }]])
})

test("a colleague on the call may not write somebody else's lead", async () => {
  const { context, sent, leadId, teamId } = await call()
  const actor: Actor = { kind: 'person', id: crypto.randomUUID(), role: 'agent', teamId }
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

test('booking makes the viewing, moves the lead on and wraps up; sent again, it books nothing again', async () => {
  const { context, sent, agentId, leadId, teamId } = await call()
  const listingId = crypto.randomUUID()
  await context.db
    .insert(listings)
    .values({ id: listingId, reference: 'P-1', status: 'available', teamId })
  const viewingId = crypto.randomUUID()
  const form = { intent: 'bookViewing', viewingId, listingId, startsAt: '2026-12-01T15:00' }
  const startsAt = '2026-12-01T11:00:00.000Z'
  for (let times = 0; times < 2; times += 1) {
    expect(await runCallAction(context, parse(CallActionSchema, form))).toEqual({
      booked: { viewingId, startsAt, leadId },
    })
  }
  expect(await context.db.select().from(viewings)).toMatchObject([
    { id: viewingId, leadId, listingId, agentId, startsAt, endsAt: '2026-12-01T11:30:00.000Z' },
  ])
  expect(sent.slice(0, 2)).toEqual([
    [`lead:${leadId}`, 'setStage', { stage: 'viewing' }],
    ['call:c1', 'wrapUp', { disposition: 'viewingBooked' }],
  ])
})

test('a viewing is booked for a lead of one’s own, in a home that one may see, at a time that is one', async () => {
  const { context, sent, leadId } = await call()
  const form = { intent: 'bookViewing', viewingId: leadId, listingId: leadId }
  const input = parse(CallActionSchema, { ...form, startsAt: '2026-12-01T15:00' })
  await expect(runCallAction(context, input)).rejects.toMatchObject({ code: 'notFound' })
  const nobody = { ...context, call: { ...context.call, leadId: null } }
  await expect(runCallAction(nobody, input)).rejects.toMatchObject({ code: 'conflict' })
  expect(() => parse(CallActionSchema, { ...form, startsAt: 'soon' })).toThrow(/say when/)
  expect(await context.db.select().from(viewings)).toEqual([])
  expect(sent).toEqual([])
})

test('a lead made from a call has its caller, belongs to whoever made it, and is linked', async () => {
  const { context, sent, agentId, teamId } = await call()
  const answer = await runCallAction(context, { intent: 'createLead' })
  const fields = { source: 'call', teamId, ownerId: agentId, name: 'Tariq', phone: '+971501112233' }
  expect(sent[0]).toEqual(['lead:new', 'receive', { fields }])
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
  const known = {
    id: 'c1',
    leadId,
    teamId,
    callerName: 'Tariq',
    direction: 'outbound',
    callerPhone: '+97144000000',
    dialledPhone: '+971501112233',
  }
  return { context: { db, actor, commands, call: known }, sent, leadId, agentId, teamId }
}
