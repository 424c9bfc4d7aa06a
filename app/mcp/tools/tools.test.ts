import { expect, test } from 'vitest'
import { calls, callSegments } from '#db/pace/schema.ts'
import { call, connectAs } from '#tests/support/mcp-client.ts'
import { programsPage } from '#tests/support/programs-page.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { WRITES } from '../writes/writes.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'

async function insertCall(api: TestApi, agent: string) {
  const { id, teamId } = api.personOf(agent)
  await api.db.insert(calls).values({
    id: 'call-1',
    source: 'test',
    state: 'live',
    agentId: id,
    teamId,
  })
  const said = { callId: 'call-1', party: 'x', language: 'en', confidence: 1, revision: 1 }
  await api.db.insert(callSegments).values([
    { ...said, segmentId: 's1', role: 'agent', beginMs: 0, endMs: 1, text: 'How many bedrooms?' },
    {
      ...said,
      segmentId: 's2',
      role: 'customer',
      beginMs: 2,
      endMs: 3,
      text: 'Two bedrooms please',
    },
    { ...said, segmentId: 's3', role: 'customer', beginMs: 4, endMs: 5, text: 'and a balcony' },
  ])
}

test('the tools are named with their schemas and say what only reads', async () => {
  const client = await connectAs(await createTestApi(), 'Sara')
  const { tools } = await client.listTools()
  const reading = tools.filter((tool) => tool.annotations?.readOnlyHint).map((tool) => tool.name)
  const writing = tools.map((tool) => tool.name).filter((name) => !reading.includes(name))
  expect(reading).toEqual(
    expect.arrayContaining(['search_leads', 'search_listings', 'read_lead', 'read_listing']),
  )
  expect(writing).toEqual(['propose_field', ...WRITES.map(({ name }) => name)])
  for (const tool of tools) expect(tool.inputSchema.type).toBe('object')
})

test('a person finds her leads by text and area, and reads one with its wording', async () => {
  const api = await createTestApi()
  const client = await connectAs(api, 'Layla')
  const found = await call(client, 'search_leads', { area: 'Dubai Marina', limit: 25 })
  const leads: { id: string; areas: string[]; reference: string }[] =
    found.structuredContent?.leads ?? []
  expect(leads.length).toBeGreaterThan(0)
  expect(leads.every((lead) => lead.areas.includes('dubai-marina'))).toBe(true)
  const one = await call(client, 'read_lead', { id: leads[0]?.id })
  expect(one.structuredContent).toMatchObject({ lead: leads[0] })
  const byReference = await call(client, 'search_leads', { query: leads[0]?.reference })
  expect(byReference.structuredContent?.leads).toHaveLength(1)
})

test('a lead that may not be seen is as absent as one that is not there', async () => {
  const api = await createTestApi()
  const omar = api.personOf('Omar')
  const [lead] =
    await api.sql`select id from leads where owner_id = ${omar.id} and not ${api.personOf('Sara').id} = any (collaborator_ids)
      order by reference limit 1`
  const client = await connectAs(api, 'Sara')
  const hidden = await call(client, 'read_lead', { id: lead?.id })
  const absent = await call(client, 'read_lead', { id: '00000000-0000-4000-8000-000000000000' })
  expect(hidden).toMatchObject({ isError: true })
  expect(hidden.content).toEqual(absent.content)
})

test('a home is found by its unit, and read with its listings and what may be seen of its owners', async () => {
  const api = await createTestApi()
  const client = await connectAs(api, 'Sara')
  const { id: sara } = api.personOf('Sara')
  const [home] =
    await api.sql`select properties.id, properties.building, properties.unit from properties
    join listings on listings.property_id = properties.id where listings.agent_id = ${sara} order by listings.reference limit 1`
  const query = `${home?.building} ${home?.unit}`
  const found = await call(client, 'search_properties', { query })
  expect(found.structuredContent?.properties).toMatchObject([{ id: home?.id }])
  const read = await call(client, 'read_property', { id: home?.id })
  expect(read.structuredContent).toMatchObject({
    property: { id: home?.id, owners: [{ share: 100 }] },
    listings: [{ agentId: sara }],
    viewings: expect.any(Array),
  })
})

test('numbers come with what they were counted over, and are refused where rights leave nothing', async () => {
  const api = await createTestApi()
  const omar = api.personOf('Omar').id
  const count = async (name: string, plan: object) =>
    call(await connectAs(api, name), 'count_records', { plan })
  const colleague = { measure: 'leads', filters: [{ dimension: 'agent', values: [omar] }] }
  expect(await count('Sara', colleague)).toMatchObject({
    isError: true,
    content: [{ text: expect.stringContaining('You may not see the leads of Omar Khan') }],
  })
  const byStage = { measure: 'leads', dimensions: ['stage'] }
  const narrowed = await count('Sara', byStage)
  expect(narrowed.structuredContent).toMatchObject({
    scope: expect.stringContaining('that you may see: your own'),
    text: expect.stringContaining('that you may see: your own'),
  })
  const whole = await count('Adam', byStage)
  expect(whole.structuredContent).toMatchObject({ title: 'Leads by stage', scope: null })
  const strange = await count('Adam', { measure: 'profit' })
  expect(strange).toMatchObject({ isError: true })
})

test('an unknown area is told, not answered with nothing', async () => {
  const client = await connectAs(await createTestApi(), 'Sara')
  const result = await call(client, 'search_listings', { area: 'Atlantis' })
  expect(result).toMatchObject({
    isError: true,
    content: [{ text: 'There is no community “Atlantis” here. Choose one of the list.' }],
  })
})

test('a delegation puts a proposal on its call, signed by the client, where the words are', async () => {
  const api = await createTestApi()
  await insertCall(api, 'Sara')
  const client = await connectAs(api, 'Sara', undefined, {
    act: { sub: 'assistcraft' },
    call: 'call-1',
  })
  api.double.commands.forService = ({ actAs, cause }) => ({
    run: async (document, command, args = {}) => {
      api.double.sent.push({ document, command, args, by: `${actAs} ${cause}` })
      return { document, seq: 7, generation: 1, result: null }
    },
  })
  const proposal = {
    callId: 'call-1',
    field: 'bedrooms',
    value: 2,
    confidence: 0.9,
    quote: 'two bedrooms',
  }
  const first = await call(client, 'propose_field', proposal)
  expect(first.structuredContent).toMatchObject({ segmentId: 's2', seq: 7 })
  expect(api.double.sent[0]).toMatchObject({
    document: 'call:call-1',
    command: 'annotate',
    by: 'service:assistcraft mcp:propose_field',
    args: {
      annotation: {
        kind: 'fieldProposal',
        type: 'bedrooms',
        value: { field: 'bedrooms', value: 2 },
        by: 'service:assistcraft',
        status: 'open',
      },
    },
  })
  const again = await call(client, 'propose_field', proposal)
  expect(again.structuredContent?.annotationId).toBe(first.structuredContent?.annotationId)
})

test('proposals that are wrong, or for another call, are refused and change nothing', async () => {
  const api = await createTestApi()
  await insertCall(api, 'Sara')
  const proposal = { callId: 'call-1', field: 'bedrooms', value: 2, confidence: 0.9 }
  const inPerson = await connectAs(api, 'Sara')
  expect(await call(inPerson, 'propose_field', proposal)).toMatchObject({ isError: true })
  const act = { act: { sub: 'assistcraft' }, call: 'call-1' }
  const client = await connectAs(api, 'Sara', undefined, act)
  for (const wrong of [
    { callId: 'call-2' },
    { field: 'stage', value: 'won' },
    { value: 'many' },
    { segmentId: 's9' },
    { quote: 'three bedrooms', value: 3 },
    { quote: 'two bedrooms', value: 3 },
    { quote: 'two bedrooms', field: 'phone', value: '+971501234567' },
    { quote: 'two bedrooms', field: 'name', value: '<b>two bedrooms</b>' },
    { quote: 'two bedrooms', field: 'moveDate', value: '1999-01-01' },
  ]) {
    expect(await call(client, 'propose_field', { ...proposal, ...wrong })).toMatchObject({
      isError: true,
    })
  }
  expect(api.double.sent).toEqual([])
})

test('a task that its person said yes to is a row and an event at once, signed by the delegation', async () => {
  const api = await createTestApi()
  const client = await connectAs(api, 'Sara', undefined, {
    act: { sub: 'assistcraft' },
    call: 'call-1',
  })
  const making = call(client, 'create_task', { title: 'Call back' })
  const page = programsPage(api, 'Sara')
  await waitFor(async () => (await page.show()).asks.length === 1)
  await page.answer('approve')
  const made = await making
  expect(made.isError).toBeUndefined()
  const [event] =
    await api.sql`select resource, actor, new from entity_events where resource = 'task' order by sequence desc limit 1`
  expect(event).toMatchObject({
    resource: 'task',
    actor: 'service:assistcraft',
    new: { title: 'Call back', ownerId: api.personOf('Sara').id, callId: 'call-1' },
  })
})
