import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listKept } from '#db/pace/imports/changes.ts'
import { entityEvents, listings, properties } from '#db/pace/schema.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { startCommands } from '../testing/start-commands.ts'
import { putAdmin, rowsOf, stageImport, stepImport } from '../testing/start-imports.ts'

const HEADERS = ['Reference', 'Title', 'Community', 'Tower', 'Unit Number', 'Bedrooms', 'Agent']
const MAPPING = ['externalId', 'title', 'area', 'building', 'unit', 'bedrooms', 'agentId']

async function open() {
  const running = await startCommands()
  const personId = await putAdmin(running.admin)
  const db = running.admin
  const run = async (rows: string[][], rule = {}) => {
    const id = await stageImport(db, personId, {
      noun: 'listing',
      headers: HEADERS,
      mapping: MAPPING,
      rows,
      rule,
    })
    await stepImport(db, id, 'checking')
    await stepImport(db, id, 'running')
    return id
  }
  const byTitle = async () => {
    const rows = await db.select().from(listings).orderBy(asc(listings.title))
    return new Map(rows.map((row) => [row.title, row]))
  }
  return { ...running, db, run, byTitle }
}

test('[IM9] an imported listing is of the home of its unit: a known one, or one that is made for all listings of it', async () => {
  const { db, run, byTitle } = await open()
  const known = crypto.randomUUID()
  await db.insert(properties).values({
    id: known,
    area: 'dubai-marina',
    building: 'Marina Gate 1',
    unit: '1203',
    sizeSqft: 1_250,
  })
  const id = await run([
    ['h1', 'A known', 'Dubai Marina', 'marina gate 1', '1203', '2', ''],
    ['h2', 'B new', 'Dubai Marina', 'Cayan Tower', '٤٠١', '1', 'Sara'],
    ['h3', 'C same unit', 'Dubai Marina', 'CAYAN TOWER', '٤٠١', '', 'Sara'],
    ['h4', 'D perhaps', '', 'Marina Gate 1', '1203', '2', ''],
    ['h5', 'E nowhere', 'Dubai Marina', '', '', '3', ''],
  ])
  const made = await byTitle()
  const homes = await db.select().from(properties).orderBy(asc(properties.building))
  expect(homes).toMatchObject([
    { building: 'Cayan Tower', area: 'dubai-marina', bedrooms: 1 },
    { id: known, building: 'Marina Gate 1', sizeSqft: 1_250 },
  ])
  expect(made.get('A known')).toMatchObject({ propertyId: known, sizeSqft: 1_250, bedrooms: 2 })
  expect(made.get('B new')?.propertyId).toBe(homes[0]?.id)
  expect(made.get('C same unit')).toMatchObject({ propertyId: homes[0]?.id, bedrooms: 1 })
  expect(made.get('D perhaps')?.propertyId).toBeNull()
  expect(made.get('E nowhere')?.propertyId).toBeNull()
  const problems = (await rowsOf(db, id)).map((row) => row.problems?.map(({ said }) => said?.key))
  expect(problems).toEqual([undefined, undefined, undefined, ['homeDoubtful'], undefined])
  const told = await db
    .select({ key: entityEvents.key, actor: entityEvents.actor })
    .from(entityEvents)
    .where(eq(entityEvents.resource, 'property'))
    .orderBy(asc(entityEvents.sequence))
  expect(told).toEqual([{ key: homes[0]?.id, actor: 'service:pace-import' }])
})

test('[IM9] a row whose home is doubtful keeps what else there is to say of it', async () => {
  const { db, run } = await open()
  await db
    .insert(properties)
    .values({ area: 'dubai-marina', building: 'Marina Gate 1', unit: '1203' })
  const rows = [['p1', 'A perhaps', '', 'Marina Gate 1', '1203', 'غرفة كثيرة', '']]
  const id = await run(rows, { unreadable: 'leave' })
  const [row] = await rowsOf(db, id)
  expect(row?.outcome).toBe('create')
  expect(row?.problems).toMatchObject([{ target: 'bedrooms' }, { said: { key: 'homeDoubtful' } }])
})

test('[IM9] taken back, homes that it made are gone with their listings, and those that somebody uses stay', async () => {
  const { db, run, byTitle, post, sara } = await open()
  const id = await run([
    ['k1', 'A', 'Dubai Marina', 'Cayan Tower', '401', '1', 'Sara'],
    ['k2', 'B', 'Dubai Marina', 'Cayan Tower', '402', '1', 'Sara'],
  ])
  const made = await byTitle()
  const [used, unused] = [made.get('A')?.propertyId, made.get('B')?.propertyId]
  const answer = await post(
    {
      document: 'listing:new',
      command: 'create',
      args: { fields: { title: 'By hand', propertyId: used } },
    },
    { by: sara },
  )
  expect(answer.status).toBe(200)
  expect(await stepImport(db, id, 'undoing')).toMatchObject({
    state: 'undone',
    changes: 4,
    undone: 3,
    kept: 1,
  })
  expect(await listKept(db, id, 10)).toEqual([{ document: `property:${used}`, reason: 'listing' }])
  expect(await db.select({ id: properties.id }).from(properties)).toEqual([{ id: used }])
  const now = await byTitle()
  expect(now.get('By hand')).toMatchObject({ propertyId: used, archivedAt: null })
  for (const title of ['A', 'B'])
    expect(now.get(title)).toMatchObject({ propertyId: null, archivedAt: expect.any(String) })
  const gone = await db
    .select()
    .from(entityEvents)
    .where(eq(entityEvents.key, String(unused)))
    .orderBy(asc(entityEvents.sequence))
  expect(gone.at(-1)).toMatchObject({
    resource: 'property',
    old: { building: 'Cayan Tower', unit: '402' },
    new: null,
    actor: 'service:pace-import',
  })
})

test('[IM9] taken back while somebody has its listings open, a home that it made is gone as well', async () => {
  const { db, run, byTitle, rooms } = await open()
  const id = await run([
    ['o1', 'A', 'Dubai Marina', 'Cayan Tower', '401', '1', 'Sara'],
    ['o2', 'B', 'Dubai Marina', 'Cayan Tower', '402', '1', 'Sara'],
  ])
  for (const { id: listing } of (await byTitle()).values())
    await rooms.inspect(`listing:${listing}`, () => undefined)
  expect(await stepImport(db, id, 'undoing')).toMatchObject({ changes: 4, undone: 4, kept: 0 })
  expect(await db.$count(properties)).toBe(0)
  await waitFor(async () => {
    const now = [...(await byTitle()).values()]
    return now.every(({ propertyId, archivedAt }) => propertyId === null && archivedAt !== null)
  })
})
