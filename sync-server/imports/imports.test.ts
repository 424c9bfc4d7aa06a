import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { PaceDb } from '#db/pace/client.ts'
import { clocks, contacts, entityEvents, leads, listings } from '#db/pace/schema.ts'
import { readContact } from '#domain/contact/contact.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../testing/start-commands.ts'
import { importNow, putAdmin, rowsOf, stageImport, stepImport } from '../testing/start-imports.ts'

const HEADERS = ['ID', 'Full name', 'Mobile', 'Email', 'Stage', 'Date added', 'Agent']
const row = (
  id: string,
  name: string,
  phone: string,
  more: Partial<Record<'email' | 'stage' | 'added' | 'agent', string>> = {},
) => [id, name, phone, more.email ?? '', more.stage ?? '', more.added ?? '', more.agent ?? '']

async function open() {
  const running = await startCommands()
  const admin = await putAdmin(running.admin)
  return { ...running, personId: admin, db: running.admin }
}

async function fatesOf(db: PaceDb, id: string) {
  return (await rowsOf(db, id)).map(({ fate }) => fate)
}

const leadsOf = (db: PaceDb) => db.select().from(leads).orderBy(asc(leads.reference))

test('[IM1] a check tells what would become of each row, and changes nothing', async () => {
  const { db, personId, post } = await open()
  await post({
    document: 'lead:new',
    command: 'receive',
    args: { fields: { name: 'Omar', phone: '+971501112233', source: 'walkIn' } },
  })
  const before = await leadsOf(db)
  const id = await stageImport(db, personId, {
    headers: HEADERS,
    rows: [
      row('1', 'Amina', '٠٥٠ ٢٢٢ ٣٣٤٤', { stage: 'Hot Prospect', added: '13/02/2024 14:30' }),
      row('2', 'Omar Khan', '050 111 2233', { email: 'omar@example.com' }),
      row('1', 'Amina again', '0502223344'),
      row('3', 'Nobody', 'call me later'),
      row('4', '', ''),
      row('5', 'Zed', '0503334455', { stage: 'Somewhere' }),
    ],
  })
  const checked = await stepImport(db, id, 'checking')
  expect(await fatesOf(db, id)).toEqual([
    'create',
    'update',
    'duplicate',
    'refused',
    'refused',
    'refused',
  ])
  expect(checked).toMatchObject({ state: 'checked', checked: 6, done: 0 })
  expect(checked.foretold).toEqual({
    create: 1,
    join: 0,
    update: 1,
    skip: 0,
    duplicate: 1,
    refused: 3,
  })
  const rows = await rowsOf(db, id)
  expect(rows[1]?.document).toBe(`lead:${before[0]?.id}`)
  expect(rows[2]?.sameAs).toBe(0)
  expect(rows[3]?.problems).toMatchObject([{ column: 2, target: 'phone' }])
  expect(rows[5]?.problems).toMatchObject([{ column: 4, target: 'stage' }])
  expect(await leadsOf(db)).toEqual(before)
})

test('[IM2] rows become records once, with what stood in the file, and ring for nobody', async () => {
  const { db, personId, sara, marina } = await open()
  const id = await stageImport(db, personId, {
    headers: HEADERS,
    rows: [
      row('a1', 'Amina', '0502223344', {
        stage: 'Lead',
        added: '2024-02-13',
        agent: 'sara@pace.test',
      }),
      row('a2', 'Amina', '0502223344', { stage: 'Closed', added: '2023-05-01' }),
    ],
  })
  await stepImport(db, id, 'checking')
  const done = await stepImport(db, id, 'running')
  expect(done).toMatchObject({ state: 'done', done: 2, changes: 3 })
  expect(done.came).toMatchObject({ create: 2, refused: 0 })
  const people = await db.select().from(contacts)
  expect(people).toMatchObject([{ name: 'Amina', phone: '+971502223344' }])
  const made = await leadsOf(db)
  expect(made).toMatchObject([
    { stage: 'new', ownerId: sara.id, teamId: marina, source: 'import', contactId: people[0]?.id },
    { stage: 'won', ownerId: null, contactId: people[0]?.id },
  ])
  expect(made[0]?.createdAt.slice(0, 4)).toBe('2024')
  expect(made.every(({ importedAt }) => importedAt !== null)).toBe(true)
  expect(await db.select().from(clocks).where(isNull(clocks.stoppedAt))).toEqual([])
  const events = await db.select({ actor: entityEvents.actor }).from(entityEvents)
  expect(new Set(events.map(({ actor }) => actor))).toEqual(new Set(['service:pace-import']))
})

test('[IM3] the same file again changes nothing; a fuller one fills what is empty', async () => {
  const { db, personId } = await open()
  const first = [row('b1', 'Amina', '0502223344'), row('b2', 'Omar', '0501112233')]
  const run = async (rows: string[][], rule = {}) => {
    const id = await stageImport(db, personId, { headers: HEADERS, rows, rule })
    await stepImport(db, id, 'checking')
    return stepImport(db, id, 'running')
  }
  await run(first)
  const again = await run(first)
  expect(again.foretold).toMatchObject({ create: 0, skip: 2 })
  const fuller = await run([row('b1', 'Amina', '0502223344', { email: 'amina@example.com' })])
  expect(fuller.came).toMatchObject({ update: 1 })
  const rows = await db.select().from(contacts).where(eq(contacts.phone, '+971502223344'))
  expect(rows).toMatchObject([{ email: 'amina@example.com' }])
  expect(await leadsOf(db)).toHaveLength(2)
})

test('[IM4] taken back, what nobody touched is archived, what was filled is empty again, and what somebody changed stays', async () => {
  const { db, personId, post, sara } = await open()
  await post({
    document: 'lead:new',
    command: 'receive',
    args: { fields: { name: 'Omar', phone: '+971501112233', source: 'walkIn' } },
  })
  const [known] = await leadsOf(db)
  const id = await stageImport(db, personId, {
    headers: HEADERS,
    rows: [
      row('c1', 'Amina', '0502223344', { agent: 'Sara' }),
      row('c2', 'Zed', '0503334455', { agent: 'Sara' }),
      row('c3', 'Omar', '0501112233', { email: 'omar@example.com' }),
    ],
  })
  await stepImport(db, id, 'checking')
  await stepImport(db, id, 'running')
  const rows = await rowsOf(db, id)
  const touched = String(rows[1]?.document)
  const answer = await post(
    { document: touched, command: 'setFields', args: { fields: { bedrooms: 2 } } },
    { by: sara },
  )
  expect(answer.status).toBe(200)
  const undone = await stepImport(db, id, 'undoing')
  expect(undone).toMatchObject({ state: 'undone', undone: 3, kept: 2 })
  const standing = await db
    .select()
    .from(leads)
    .where(isNull(leads.archivedAt))
    .orderBy(asc(leads.reference))
  expect(standing.map((lead) => `lead:${lead.id}`).toSorted()).toEqual(
    [`lead:${known?.id}`, touched].toSorted(),
  )
  expect(
    await db.select().from(contacts).where(isNull(contacts.archivedAt)).orderBy(asc(contacts.name)),
  ).toMatchObject([{ name: 'Omar', email: null }, { name: 'Zed' }])
})

test('[IM5] two imports of the same people at once make each of them once', async () => {
  const { db, personId } = await open()
  const rows = Array.from({ length: 40 }, (_, at) =>
    row(`d${at}`, `Person ${at}`, `05055500${10 + at}`),
  )
  const ids = [
    await stageImport(db, personId, { headers: HEADERS, rows }),
    await stageImport(db, personId, { headers: HEADERS, rows }),
  ]
  await Promise.all(ids.map((id) => stepImport(db, id, 'checking')))
  await Promise.all(ids.map((id) => stepImport(db, id, 'running')))
  expect(await leadsOf(db)).toHaveLength(40)
  const second = await importNow(db, ids[1] ?? '')
  expect(second.came).toMatchObject({ create: 0, skip: 40 })
  const doubled = await db
    .select({ phone: contacts.phone })
    .from(contacts)
    .groupBy(contacts.phone)
    .having(and(sql`count(*) > 1`))
  expect(doubled).toEqual([])
})

test('[IM2] contacts come with all that they are known by, listings with what their columns say', async () => {
  const { db, personId, rooms } = await open()
  const run = async (asked: Parameters<typeof stageImport>[2]) => {
    const id = await stageImport(db, personId, asked)
    await stepImport(db, id, 'checking')
    await stepImport(db, id, 'running')
    return rowsOf(db, id)
  }
  const headers = ['Name', 'Phone 1', 'Phone 2', 'Email', 'Tags', 'Role']
  const first = await run({
    noun: 'contact',
    headers,
    rows: [['Amina', '0502223344', '0509998877', 'amina@example.com', 'VIP, Investor', 'Buyer']],
  })
  const contact = await rooms.inspect(String(first[0]?.document), readContact)
  expect(contact).toMatchObject({
    name: 'Amina',
    phone: '+971502223344',
    tags: ['VIP', 'Investor'],
    roles: ['buyer'],
    also: [{ kind: 'phone', value: '+971509998877' }],
  })
  const again = await run({
    noun: 'contact',
    headers,
    rows: [['Amina B.', '0509998877', '', 'amina@new.example', '', '']],
    rule: { mode: 'overwrite' },
  })
  expect(again).toMatchObject([{ outcome: 'update', document: first[0]?.document }])
  await waitFor(async () => {
    const now = await rooms.inspect(String(first[0]?.document), readContact)
    return now.email === 'amina@new.example' && now.name === 'Amina B.'
  })
  const kept = await rooms.inspect(String(first[0]?.document), readContact)
  expect(kept.also.map(({ value }) => value).toSorted()).toEqual([
    '+971502223344',
    'Amina',
    'amina@example.com',
  ])
  const made = await run({
    noun: 'listing',
    headers: [
      'Reference',
      'Title',
      'Purpose',
      'Community',
      'Bedrooms',
      'Price',
      'Size',
      'Description',
    ],
    rows: [
      [
        'PF-1',
        'Sea view',
        'For sale',
        'Dubai Marina',
        '2',
        'AED 2.5M',
        '1,200 sqft',
        'Bright.\nQuiet.',
      ],
    ],
    mapping: [
      'externalId',
      'title',
      'purpose',
      'area',
      'bedrooms',
      'price',
      'sizeSqft',
      'description',
    ],
  })
  expect(made).toMatchObject([{ outcome: 'create', problems: null }])
  expect(await db.select().from(listings)).toMatchObject([
    { title: 'Sea view', purpose: 'sale', bedrooms: 2, price: 2_500_000, status: 'draft' },
  ])
})
