import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { createApi } from '#app/api/router.ts'
import { arrivals, enquiries, leads } from '#db/pace/schema.ts'
import { createTestApi, type TestApi } from '#tests/support/test-api.ts'
import { rereadArrivals } from '../jobs/arrival-tasks.ts'
import { createDoors } from './doors/doors.server.ts'
import type { Reader, Reading } from './reading/reading.ts'
import { understand } from './understand.ts'

const SECRET = 'the-secret-of-the-portal'
const LEAD = {
  id: '1291df0-afca-453e-a9b7-20cdfbb9f074',
  received_at: '2023-09-14T12:00:15.550546Z',
  agent: {
    id: '575554',
    name: 'Omar Khan',
    email: 'Omar.Khan@pace.demo',
    phone_number: '971527654123',
  },
  message: 'Hi, I am interested in your property on Bayut.',
  enquirer: {
    name: 'Jane Doe',
    phone_number: '971527654321',
    intent: 'Buying/Renting',
    contact_link: 'https://x',
  },
  wam_id: '',
}
type Sending = { secret: string; portal: string }

function push(
  { api }: Pick<TestApi, 'api'>,
  body: string | Uint8Array<ArrayBuffer>,
  signature?: string,
  { secret, portal }: Sending = { secret: SECRET, portal: 'bayut' },
) {
  const signed = createHash('md5').update(secret).update(body).digest('hex')
  return api.request(`/portals/${portal}/webhook`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-bayut-signature': signature ?? signed },
  })
}

test('a push becomes a lead of the agent whom Bayut names, once', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const first = await push(api, JSON.stringify(LEAD))
  expect(first.status).toBe(200)
  const { leadId, id } = await first.json()
  const [lead] = await api.db.select().from(leads).where(eq(leads.id, leadId))
  expect(lead).toMatchObject({
    name: 'Jane Doe',
    phone: '+971527654321',
    source: 'bayut',
    stage: 'new',
    ownerId: api.personOf('Omar').id,
  })
  const again = await push(api, JSON.stringify(LEAD))
  expect(await again.json()).toEqual({ id, leadId, isRepeat: true, state: 'lead' })
  expect(
    await api.db.select().from(enquiries).where(eq(enquiries.externalId, LEAD.id)),
  ).toHaveLength(1)
})

test('agent, listing and intent may be missing, and may be null', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const {
    agent: _,
    enquirer: { intent: __, ...enquirer },
    ...rest
  } = LEAD
  expect((await push(api, JSON.stringify({ ...rest, enquirer }))).status).toBe(200)
  const nulls = { ...rest, id: 'other', agent: null, listing: null, message: null, enquirer }
  expect((await push(api, JSON.stringify(nulls))).status).toBe(200)
})

test('a push that is not signed with our secret changes nothing', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const [before] = await api.sql`select count(*) from enquiries`
  for (const signature of ['', 'x', 'f'.repeat(32)]) {
    expect((await push(api, JSON.stringify(LEAD), signature)).status).toBe(401)
  }
  const [after] = await api.sql`select count(*) from enquiries`
  expect(after).toEqual(before)
})

test('pushes are refused where no secret is set', async () => {
  expect((await push(await createTestApi({ scale: 0 }), '{}')).status).toBe(503)
})

test('a push is kept byte by byte, even where it is cut, empty, or of other kinds than agreed', async () => {
  const api = await createTestApi({ bayutSecret: SECRET })
  const odd: [status: number, body: string | Uint8Array<ArrayBuffer>, state: string][] = [
    [202, '{"id":"1291","enquirer":{"name":"Ja', 'held'],
    [202, '{"id":"1"}', 'held'],
    [202, '[]', 'held'],
    [202, '', 'held'],
    [202, new Uint8Array([0xff, 0xfe, 0x00, 0xc3]), 'held'],
    [202, `${'['.repeat(20_000)}`, 'held'],
    [
      202,
      JSON.stringify({
        ...LEAD,
        id: 'p',
        enquirer: { ...LEAD.enquirer, phone_number: 'N/A', contact_link: null },
      }),
      'held',
    ],
    [
      200,
      JSON.stringify({
        id: 7,
        enquirer: { name: ['Jane'], phone_number: 971527654321, email: {} },
      }),
      'lead',
    ],
    [200, JSON.stringify({ ...LEAD, id: 'x'.repeat(500), message: 'm'.repeat(20_000) }), 'joined'],
    [
      200,
      JSON.stringify({
        ...LEAD,
        id: 'n',
        message: 'half \ud83d',
        enquirer: { name: '\u0000', phone_number: '٩٧١٥٢٧٦٥٤٣٢١' },
      }),
      'joined',
    ],
    [
      200,
      JSON.stringify({
        ...LEAD,
        id: 'w',
        enquirer: {
          name: '‏سارة 👩‍👧 O’Brien',
          contact_link: 'https://www.bayut.com/whatsapp/lead?payload=abc',
        },
      }),
      'lead',
    ],
  ]
  for (const [status, body, state] of odd) {
    const answer = await push(api, body)
    const told = await answer.json()
    expect([answer.status, told.state, String(body).slice(0, 60)]).toEqual([
      status,
      state,
      String(body).slice(0, 60),
    ])
    const [row] = await api.db.select().from(arrivals).where(eq(arrivals.id, told.id))
    expect(Buffer.from(row?.body ?? []).equals(Buffer.from(body))).toBe(true)
    expect(row?.leadId).toBe(told.leadId)
  }
  expect(await api.db.$count(arrivals, eq(arrivals.state, 'waiting'))).toBe(0)
})

test('what was held is the same enquiry once more of it comes, and of two at once there is one lead', async () => {
  const api = await createTestApi({ bayutSecret: SECRET, scale: 0 })
  const { phone_number: _, contact_link: __, ...nameless } = LEAD.enquirer
  const held = await (await push(api, JSON.stringify({ ...LEAD, enquirer: nameless }))).json()
  expect(held).toMatchObject({ state: 'held', leadId: null })
  const whole = JSON.stringify(LEAD)
  const answers = await Promise.all(
    [whole, whole, JSON.stringify({ ...LEAD, wam_id: '1' }), whole].map(async (body) =>
      (await push(api, body)).json(),
    ),
  )
  expect(new Set(answers.map(({ leadId }) => leadId)).size).toBe(1)
  expect(await api.db.$count(enquiries)).toBe(1)
  const rows = await api.db.select().from(arrivals).orderBy(arrivals.receivedAt)
  expect(rows.map(({ state }) => state).toSorted()).toEqual(['lead', 'repeat', 'repeat'])
  expect(rows.find(({ id }) => id === held.id)?.repeatOf).toBeTruthy()
})

test('dubizzle pushes the same by an address and a secret of its own', async () => {
  const api = await createTestApi({ bayutSecret: SECRET, scale: 0 })
  const send = (secret: string) =>
    push(api, JSON.stringify(LEAD), undefined, { secret, portal: 'dubizzle' })
  expect((await send(SECRET)).status).toBe(503)
  const by = { actor: 'person:admin', via: 'pages' }
  const door = {
    channel: 'dubizzle',
    name: 'dubizzle',
    settings: {},
    secret: 'of-dubizzle-alone',
  } as const
  const opened = await createDoors({ db: api.db, secret: 'test' }).open(door, by)
  expect((await send(SECRET)).status).toBe(401)
  const { id } = await (await send('of-dubizzle-alone')).json()
  const [row] = await api.db.select().from(enquiries).where(eq(enquiries.id, id))
  expect(row?.source).toBe('dubizzle')
  const [arrival] = await api.db.select().from(arrivals).where(eq(arrivals.id, id))
  expect(arrival).toMatchObject({ doorId: opened.id, who: 'Jane Doe', state: 'lead' })
})

test('what is kept and could not be read is read by its job, and what is held again by a reading that knows more', async () => {
  const api = await createTestApi({ bayutSecret: SECRET, scale: 0 })
  const broken = { ...api.deps.readers, bayut: () => Promise.reject(new Error('no memory')) }
  const failing = createApi({ ...api.deps, readers: broken })
  const { id } = await (await push({ ...api, api: failing }, JSON.stringify(LEAD))).json()
  expect(await api.db.$count(enquiries)).toBe(0)
  expect(api.errors).toHaveLength(1)
  await understand(api.deps, id)
  await Promise.all([understand(api.deps, id), understand(api.deps, id)])
  const [row] = await api.db.select().from(arrivals).where(eq(arrivals.id, id))
  expect([row?.state, await api.db.$count(leads)]).toEqual(['lead', 1])
  const bodies = ['a', 'b', 'c'].map((word) =>
    JSON.stringify({ id: word, note: `${word} 0501234567` }),
  )
  for (const body of bodies) await push(api, body)
  await api.sql`update arrivals set read_by = 0 where state = 'held'`
  const knowing: Reader = (came, arrival) => {
    const phone = `05012345${came.text.charCodeAt(7)}`
    return {
      ...(api.deps.readers.bayut(came, arrival) as Reading),
      given: { source: 'bayut', phone },
    }
  }
  const deps = { ...api.deps, readers: { ...api.deps.readers, bayut: knowing } }
  await rereadArrivals(deps, { after: null }, 2)
  expect(await api.db.$count(arrivals, eq(arrivals.state, 'held'))).toBe(1)
  const [job] =
    await api.sql`select payload from graphile_worker._private_jobs where payload ->> 'after' is not null`
  await rereadArrivals(deps, { after: job?.payload.after })
  expect(await api.db.$count(arrivals, eq(arrivals.state, 'held'))).toBe(0)
})

test('one that cannot be read again stops none of those behind it', async () => {
  const api = await createTestApi({ bayutSecret: SECRET, scale: 0 })
  const words = ['one', 'two', 'three']
  for (const word of words) await push(api, JSON.stringify({ id: word, note: 'x' }))
  await api.sql`update arrivals set read_by = 0 where state = 'held'`
  const tried: string[] = []
  const failing: Reader = (came, arrival) => {
    tried.push(arrival.id)
    if (tried.length === 1) throw new Error('This one breaks its reader.')
    return {
      ...(api.deps.readers.bayut(came, arrival) as Reading),
      given: { source: 'bayut', phone: `+97150123456${tried.length}` },
    }
  }
  await rereadArrivals({ ...api.deps, readers: { ...api.deps.readers, bayut: failing } }, {})
  expect(new Set(tried).size).toBe(3)
  expect(await api.db.$count(arrivals, eq(arrivals.state, 'held'))).toBe(1)
})
