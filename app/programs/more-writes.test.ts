import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { action as leadAction, loader as leadPage } from '#app/routes/_app.leads.$id/route.tsx'
import { calls, callSegments, contacts, enquiries } from '#db/pace/schema.ts'
import type { PageContext } from '../pages/context.server.ts'
import { askedOf, letIn } from '#tests/support/let-in.ts'
import { call } from '#tests/support/mcp-client.ts'
import { programsPage } from '#tests/support/programs-page.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { waitFor } from '#tests/support/wait-for.ts'

const NOTE = 'Calls after six\n\nO’Brien \u202eهلا 🏠'
const LeadSchema = z.object({ id: z.uuid(), contact_id: z.uuid(), bedrooms: z.number() })

/** A lead of Sara's that has a contact, and wants so many bedrooms. */
async function leadOf(api: TestApi, bedrooms = 2) {
  const { id: sara } = api.personOf('Sara')
  const rows = await api.sql`update leads set bedrooms = ${bedrooms}, areas = '{}' where id = (
    select id from leads where owner_id = ${sara} and contact_id is not null and archived_at is null order by id limit 1)
    returning id, contact_id, bedrooms`
  return LeadSchema.parse(rows[0])
}

async function enquire(api: TestApi, lead: z.output<typeof LeadSchema>, message: string) {
  const { id: leadId, contact_id: contactId } = lead
  await api.db.insert(enquiries).values({
    leadId,
    contactId,
    source: 'bayut',
    externalId: crypto.randomUUID(),
    message,
    payload: {},
    receivedAt: '2026-11-20T08:00:00.000Z',
  })
}

const foreignLead = async (api: TestApi) => {
  const [lead] = await api.sql`select id from leads where owner_id = ${api.personOf('Omar').id}
    and not ${api.personOf('Sara').id} = any (collaborator_ids) order by id limit 1`
  return z.string().parse(lead?.['id'])
}

test('a note of a lead and of a contact is shown to the letter, and written once under its question', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const lead = await leadOf(api)
  for (const [args, document] of [
    [{ leadId: lead.id, text: NOTE }, `lead:${lead.id}`],
    [{ contactId: lead.contact_id, text: NOTE }, `contact:${lead.contact_id}`],
  ] as const) {
    await call(program, 'add_note', args)
    const ask = await askedOf(api)
    expect(ask.lines).toMatchObject([
      { value: document.replace(/^\w+:/, ''), named: expect.any(String) },
      { label: 'text', value: NOTE },
    ])
    const before = api.double.sent.length
    await programsPage(api, 'Sara').answer('approve')
    expect(api.double.sent.slice(before)).toMatchObject([
      { document, command: 'addNote', args: { text: NOTE }, idempotencyKey: ask.id },
    ])
    const { id, argsHash } = ask
    await expect(
      programsPage(api, 'Sara').press({ intent: 'approve', id, argsHash }),
    ).rejects.toMatchObject({ code: 'conflict' })
    expect(api.double.sent).toHaveLength(before + 1)
  }
})

test('a note that nobody could write is asked of nobody', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const { id: leadId, contact_id: contactId } = await leadOf(api)
  for (const args of [
    { text: NOTE },
    { leadId, contactId, text: NOTE },
    { leadId, text: '' },
    { leadId, text: ' \n ' },
    { leadId, text: 'x'.repeat(4_001) },
    { leadId, text: 'a\u0000b' },
    { leadId, text: 'half \ud83d' },
    { leadId, text: NOTE, pinned: true },
    { leadId: await foreignLead(api), text: NOTE },
    { contactId: crypto.randomUUID(), text: NOTE },
  ])
    expect(await call(program, 'add_note', args), JSON.stringify(args)).toMatchObject({
      isError: true,
    })
  await api.sql`update leads set archived_at = now() where id = ${leadId}`
  expect(await call(program, 'add_note', { leadId, text: NOTE })).toMatchObject({ isError: true })
  expect((await programsPage(api, 'Sara').show()).asks).toEqual([])
})

/** A lead's page as somebody looks at it, and what they press there. */
function pageOf(api: TestApi, name: string, id: string) {
  const { id: personId, role, teamId, seesTeam, email } = api.personOf(name)
  if (!role) throw new Error(`${name} has no role.`)
  const actor = { kind: 'person' as const, id: personId, role, teamId, seesTeam }
  const context = {
    address: null,
    session: { id: 'session-1', actor, person: { ...actor, name, email } },
    deps: api.deps,
  } as unknown as PageContext
  const request = (init?: RequestInit) => new Request(`http://localhost/leads/${id}`, init)
  return {
    drafts: async () => (await leadPage({ request: request(), context, params: { id } })).drafts,
    press: (values: Record<string, string>) =>
      leadAction({
        request: request({ method: 'POST', body: new URLSearchParams(values) }),
        context,
        params: { id },
      }),
  }
}

test('a drafted message stands on the lead’s page for its person alone, until they have sent it', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const { id: leadId } = await leadOf(api)
  const message = { leadId, channel: 'whatsapp', text: NOTE }
  await call(program, 'draft_message', message)
  const [sara, layla] = [pageOf(api, 'Sara', leadId), pageOf(api, 'Layla', leadId)]
  expect(await sara.drafts()).toEqual([])
  await programsPage(api, 'Sara').answer('approve')
  const [draft, ...others] = await sara.drafts()
  expect(others).toEqual([])
  expect(draft).toMatchObject({ channel: 'whatsapp', text: NOTE, program: 'Desk helper' })
  expect(await layla.drafts()).toEqual([])
  const draftId = draft?.id ?? ''
  const sent = { intent: 'endDraft', draftId, ended: 'sent' }
  await expect(layla.press(sent)).rejects.toMatchObject({ code: 'notFound' })
  await sara.press(sent)
  await expect(sara.press(sent)).rejects.toMatchObject({ code: 'notFound' })
  expect(await sara.drafts()).toEqual([])
  // Nothing was sent to anybody by PACE.
  expect(api.double.sent).toEqual([])
})

test('nobody is drafted a message whom it could not reach, or who does not want it', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const { id: leadId, contact_id: contactId } = await leadOf(api)
  await api.sql`update leads set phone = '+971501112233', email = null where id = ${leadId}`
  const withdrawn = {
    state: 'withdrawn' as const,
    at: '2026-11-20T08:00:00.000Z',
    where: 'Desk',
    wording: '',
    by: 'x',
  }
  await api.db
    .update(contacts)
    .set({ consent: { sms: withdrawn } })
    .where(eq(contacts.id, contactId))
  for (const args of [
    { leadId, channel: 'email', text: NOTE },
    { leadId, channel: 'sms', text: NOTE },
    { leadId, channel: 'whatsapp', subject: 'Hi', text: NOTE },
    { leadId, channel: 'fax', text: NOTE },
    { leadId: await foreignLead(api), channel: 'whatsapp', text: NOTE },
  ])
    expect(await call(program, 'draft_message', args), JSON.stringify(args)).toMatchObject({
      isError: true,
    })
  expect((await programsPage(api, 'Sara').show()).asks).toEqual([])
})

test('a field of a lead is proposed by words of its person, and changes as shown after a yes', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const lead = await leadOf(api)
  await enquire(api, lead, 'Hello! We now need\nTHREE bedrooms, please.')
  const asked = {
    leadId: lead.id,
    field: 'bedrooms',
    was: 2,
    value: 3,
    quote: 'need three bedrooms',
  }
  await call(program, 'propose_lead_field', asked)
  const ask = await askedOf(api)
  expect(ask.lines).toMatchObject([
    { kind: 'lead', value: lead.id },
    { kind: 'field', value: 'bedrooms' },
    { label: 'was', kind: 'fieldValue', field: 'bedrooms', value: '2' },
    { label: 'value', kind: 'fieldValue', field: 'bedrooms', value: '3' },
    { label: 'quote', value: asked.quote },
  ])
  await programsPage(api, 'Sara').answer('approve')
  expect(await api.sql`select bedrooms from leads where id = ${lead.id}`).toEqual([{ bedrooms: 3 }])
  expect(api.double.sent).toMatchObject([
    { command: 'setFields', args: { fields: { bedrooms: 3 }, was: { bedrooms: 2 } } },
  ])
})

test('a field that has moved on meanwhile is left as it is', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const lead = await leadOf(api)
  await enquire(api, lead, 'three bedrooms')
  const asked = { leadId: lead.id, field: 'bedrooms', was: 2, value: 3, quote: 'three bedrooms' }
  await call(program, 'propose_lead_field', asked)
  await api.double.commands
    .forBearer('x')
    .run(`lead:${lead.id}`, 'setFields', { fields: { bedrooms: 5 } })
  await expect(programsPage(api, 'Sara').answer('approve')).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(await api.sql`select bedrooms from leads where id = ${lead.id}`).toEqual([{ bedrooms: 5 }])
  expect((await programsPage(api, 'Sara').show()).answered).toMatchObject([{ state: 'failed' }])
})

test('a proposal without evidence, of what is not so, or of who somebody is, is asked of nobody', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const lead = await leadOf(api)
  await enquire(api, lead, 'three bedrooms; call +971501234567')
  const asked = { leadId: lead.id, field: 'bedrooms', was: 2, value: 3, quote: 'three bedrooms' }
  for (const wrong of [
    { quote: 'four bedrooms', value: 4 },
    { value: 4 },
    { quote: ' ' },
    { was: null },
    { value: 2, quote: 'two bedrooms' },
    { value: null },
    { value: 'many' },
    { value: '3' },
    { field: 'stage', was: 'new', value: 'won' },
    { field: 'phone', was: null, value: '+971501234567', quote: '+971501234567' },
    { callId: 'no-such-call' },
    { leadId: await foreignLead(api) },
    { confidence: 1 },
  ]) {
    const args = { ...asked, ...wrong }
    expect(await call(program, 'propose_lead_field', args), JSON.stringify(wrong)).toMatchObject({
      isError: true,
    })
  }
  expect((await programsPage(api, 'Sara').show()).asks).toEqual([])
})

test('what the agent said on a call is no word of the customer’s', async () => {
  const api = await createTestApi({ approvalWaitMs: 0 })
  const { program } = await letIn(api)
  const lead = await leadOf(api)
  const { id: agentId, teamId } = api.personOf('Sara')
  const callId = `call-${crypto.randomUUID()}`
  const startedAt = '2026-11-20T08:00:00.000Z'
  const of = { id: callId, source: 'test', state: 'ended' as const, direction: 'inbound' as const }
  await api.db.insert(calls).values({ ...of, leadId: lead.id, agentId, teamId, startedAt })
  const spoken = { callId, endMs: 900, language: 'en', confidence: 1, revision: 1 }
  await api.db.insert(callSegments).values([
    {
      ...spoken,
      segmentId: 's1',
      party: 'a',
      role: 'agent',
      beginMs: 0,
      text: 'So four bedrooms?',
    },
    {
      ...spoken,
      segmentId: 's2',
      party: 'c',
      role: 'customer',
      beginMs: 500,
      text: 'Three bedrooms.',
    },
  ])
  const asked = { leadId: lead.id, field: 'bedrooms', was: 2, callId }
  const agents = { ...asked, value: 4, quote: 'four bedrooms' }
  expect(await call(program, 'propose_lead_field', agents)).toMatchObject({ isError: true })
  const customers = { ...asked, value: 3, quote: 'three bedrooms' }
  expect(await call(program, 'propose_lead_field', customers)).not.toMatchObject({ isError: true })
})

test('a program that waits hears that it does, and one that takes its call back writes nothing', async () => {
  const api = await createTestApi()
  const { program } = await letIn(api)
  const { id: leadId } = await leadOf(api)
  const heard: unknown[] = []
  const { promise: waiting, resolve: hears } = Promise.withResolvers<void>()
  const cancel = new AbortController()
  const asking = program.callTool(
    { name: 'add_note', arguments: { leadId, text: NOTE } },
    undefined,
    {
      signal: cancel.signal,
      onprogress: (progress) => {
        heard.push(progress)
        hears()
      },
    },
  )
  await waiting
  expect(heard[0]).toMatchObject({ progress: 0, message: expect.any(String) })
  const { id, argsHash } = await askedOf(api)
  cancel.abort()
  await expect(asking).rejects.toThrow()
  const page = programsPage(api, 'Sara')
  await waitFor(async () => (await page.show()).answered[0]?.state === 'withdrawn', {
    what: 'the question as taken back',
  })
  await expect(page.press({ intent: 'approve', id, argsHash })).rejects.toMatchObject({
    code: 'conflict',
  })
  expect(api.double.sent).toEqual([])
})
