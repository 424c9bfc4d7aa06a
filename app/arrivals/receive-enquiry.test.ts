import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listAlso } from '#db/pace/contacts/identities.ts'
import { enquiries, leads } from '#db/pace/schema.ts'
import { listLeadTimeline } from '#db/pace/related/lead-timeline.ts'
import { createTestApi, json } from '#tests/support/test-api.ts'
import { attachPending } from './attach-pending.ts'

test('an enquiry as JSON becomes a routed lead with its event', async () => {
  const api = await createTestApi()
  const body = {
    name: 'Ali',
    phone: '050 765 4321',
    message: 'Two bedrooms?',
    areas: ['Downtown Dubai'],
    bedrooms: 2,
    intent: 'rent',
  }
  const response = await api.asClient('leads:write', '/api/v1/enquiries', json(body))
  expect(response.status).toBe(201)
  const { leadId, id, isRepeat } = await response.json()
  expect(isRepeat).toBe(false)
  const [lead] = await api.db.select().from(leads).where(eq(leads.id, leadId))
  expect(lead).toMatchObject({
    phone: '+971507654321',
    areas: ['downtown-dubai'],
    bedrooms: 2,
    ownerId: null,
    source: 'website',
  })
  const [team] = await api.sql`select name from teams where id = ${lead?.teamId ?? ''}`
  expect(team?.name).toBe('Downtown & Bay')
  const [event] =
    await api.sql`select new, actor from entity_events where resource = 'enquiry' and key = ${id}`
  expect(event).toMatchObject({ actor: 'service:website', new: { leadId, source: 'website' } })
  expect(api.double.sent).toMatchObject([
    { by: 'service:website', idempotencyKey: `enquiry:${id}` },
  ])
})

test('the same enquiry as a form works the same; a repeat is a new signal on the same lead', async () => {
  const api = await createTestApi()
  const form = (message: string) => ({
    method: 'POST',
    body: new URLSearchParams({
      name: 'Ali',
      email: 'ALI@example.com',
      message,
      areas: 'jbr, nowhere',
      bedrooms: '',
    }),
  })
  const first = await api
    .asClient('leads:write', '/api/v1/enquiries', form('one'))
    .then((response) => response.json())
  const second = await api
    .asClient('leads:write', '/api/v1/enquiries', form('two'))
    .then((response) => response.json())
  expect(second).toMatchObject({ leadId: first.leadId, isRepeat: true })
  const signals = await api.db.select().from(enquiries).where(eq(enquiries.leadId, first.leadId))
  expect(signals.map((signal) => signal.message).toSorted()).toEqual(['one', 'two'])
  await api.sql`update leads set stage = 'lost' where id = ${first.leadId}`
  const third = await api
    .asClient('leads:write', '/api/v1/enquiries', form('three'))
    .then((response) => response.json())
  expect(third.leadId).not.toBe(first.leadId)
})

test('many enquiries of one person at once make one lead', async () => {
  const api = await createTestApi()
  const body = json({ name: 'Ali', phone: '+971507654321' })
  const answers = await Promise.all(
    Array.from({ length: 8 }, async () =>
      (await api.asClient('leads:write', '/api/v1/enquiries', body)).json(),
    ),
  )
  expect(new Set(answers.map((answer) => answer.leadId)).size).toBe(1)
  expect(answers.filter((answer) => !answer.isRepeat)).toHaveLength(1)
})

test('while the sync server is away an enquiry is kept, and its lead follows', async () => {
  const api = await createTestApi()
  api.double.down = true
  const response = await api.asClient(
    'leads:write',
    '/api/v1/enquiries',
    json({ name: 'Ali', phone: '+971507654321' }),
  )
  expect(response.status).toBe(202)
  const { id } = await response.json()
  // The demo's own papers wait to be stored.
  const jobs = await api.sql`select task_identifier from graphile_worker.jobs
    where task_identifier <> 'keep-message-files'`
  expect(jobs.map((job) => job.task_identifier)).toEqual(['understand-arrivals'])
  api.double.down = false
  const [row] = await api.db.select().from(enquiries).where(eq(enquiries.id, id))
  await attachPending(api.deps, row?.contactId ?? '')
  const [attached] = await api.db.select().from(enquiries).where(eq(enquiries.id, id))
  expect(attached?.leadId).toBeTruthy()
})

test('an Idempotency-Key gives the first answer again, and refuses another body', async () => {
  const api = await createTestApi()
  const send = (name: string) =>
    api.asClient(
      'leads:write',
      '/api/v1/enquiries',
      json({ name, phone: '+971507654321' }, 'POST', { 'idempotency-key': 'k1' }),
    )
  const first = await (await send('Ali')).json()
  expect(await (await send('Ali')).json()).toEqual(first)
  expect((await send('Zed')).status).toBe(422)
  expect(
    await api.db.select().from(enquiries).where(eq(enquiries.leadId, first.leadId)),
  ).toHaveLength(1)
})

test('only an enquiry that says nothing at all is refused', async () => {
  const api = await createTestApi({ scale: 0 })
  for (const body of [{}, { name: '' }, { externalId: '7' }]) {
    const response = await api.asClient('leads:write', '/api/v1/enquiries', json(body))
    expect(response.status).toBe(422)
  }
})

test('whatever comes is kept as it came, read as far as it can be, and the rest is shown as unread', async () => {
  const api = await createTestApi()
  const name = `${'x'.repeat(119)}👨‍👩‍👧`
  const body = `{"name":"${name}","phone":"N/A","email":"a@b.example ","message":"cut \\ud83d and \\u0000",
    "budgetMax":"١٢٠ ألف","areas":["دبي مارينا","Atlantis"],"bedrooms":"Studio","moveDate":"30 February"}`
  const response = await api.asClient('leads:write', '/api/v1/enquiries', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json' },
  })
  expect(response.status).toBe(201)
  const { id, leadId } = await response.json()
  const [lead] = await api.db.select().from(leads).where(eq(leads.id, leadId))
  expect(lead).toMatchObject({
    name,
    phone: null,
    email: 'a@b.example',
    budgetMax: 120_000,
    bedrooms: 0,
    areas: ['dubai-marina'],
  })
  const [row] = await api.db.select().from(enquiries).where(eq(enquiries.id, id))
  expect(JSON.parse(row?.received ?? '')).toBe(body)
  expect(row?.message).toBe('cut \ufffd and \ufffd')
  expect(row?.unread.map(({ field, text }) => [field, text])).toEqual([
    ['phone', 'N/A'],
    ['areas', 'Atlantis'],
    ['moveDate', '30 February'],
  ])
  for (const { reason } of row?.unread ?? []) expect(reason).toMatch(/\w{3}.*\.$/)
  const { entries } = await listLeadTimeline(api.db, { leadId, limit: 10, after: null })
  expect(entries.find(({ kind }) => kind === 'enquiry')).toMatchObject({
    original: body,
    unread: row?.unread,
  })
})

test('a known person’s second phone, name and e-mail are kept, and find the person', async () => {
  const api = await createTestApi({ scale: 0 })
  const send = async (body: object) =>
    (await api.asClient('leads:write', '/api/v1/enquiries', json(body))).json()
  const first = await send({ name: 'Sara Khan', phone: '050 123 4567' })
  const second = await send({ name: 'سارة خان', phone: '050 123 4567', email: 'sara@b.example' })
  const third = await send({ name: 'S. O’Brien', phone: '055 765 4321', email: 'sara@b.example' })
  const fourth = await send({ name: 'sara khan', phone: '055 765 4321' })
  expect(new Set([first, second, third, fourth].map(({ leadId }) => leadId)).size).toBe(1)
  const [lead] = await api.db.select().from(leads).where(eq(leads.id, first.leadId))
  expect(await listAlso(api.db, lead?.contactId ?? '')).toMatchObject([
    { kind: 'name', value: 'سارة خان' },
    { kind: 'phone', value: '+971557654321' },
    { kind: 'name', value: 'S. O’Brien' },
  ])
  for (const words of ["O'Brien", 'خان', '٠٥٥٧٦٥٤٣٢١', '7654321']) {
    const path = `/api/v1/leads?q=${encodeURIComponent(words)}`
    const { data } = await (await api.asClient('leads:read', path)).json()
    expect([words, data.length]).toEqual([words, 1])
  }
})

test('a lead by REST that would be a second one of a person is refused, attached or made, as asked', async () => {
  const api = await createTestApi({ scale: 0 })
  const body = json({ name: 'Ali', phone: '050 765 4321' })
  const post = (query = '') => api.asClient('leads:read leads:write', `/api/v1/leads${query}`, body)
  const first = await (await post()).json()
  const refused = await post()
  expect(refused.status).toBe(409)
  expect((await refused.json()).errors[0]).toEqual({ path: 'openLead', message: first.id })
  expect((await (await post('?if_open=attach')).json()).id).toBe(first.id)
  const another = await (await post('?if_open=another')).json()
  expect(another.id).not.toBe(first.id)
})
