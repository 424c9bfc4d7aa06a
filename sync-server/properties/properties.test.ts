import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { contacts, entityEvents, listings, properties, propertyOwners } from '#db/pace/schema.ts'
import { readListing } from '#domain/listing/listing.ts'
import { startCommands } from '../testing/start-commands.ts'

const GATE = { area: 'dubai-marina', building: 'Marina Gate 1', unit: '1204' }

async function open() {
  const running = await startCommands()
  const { post, admin, rooms, sara } = running
  const command = (document: string, name: string, args: object, by = sara) =>
    post({ document, command: name, args }, { by })
  const make = async (fields: object = GATE, by = sara) =>
    String((await command('property:new', 'create', { fields }, by)).answer.document)
  const list = async (fields: object, more: object = {}, by = sara) =>
    command('listing:new', 'create', { fields, ...more }, by)
  const row = async (name: string) => {
    const [found] = await admin
      .select()
      .from(properties)
      .where(eq(properties.id, idOf(name)))
    return found
  }
  const listing = async (name: string) => readListing(await rooms.read(name))
  const events = async (name: string) =>
    (
      await admin
        .select()
        .from(entityEvents)
        .where(eq(entityEvents.key, idOf(name)))
        .orderBy(asc(entityEvents.sequence))
    ).map(({ resource, old, new: now }) => ({ resource, old, new: now }))
  const addContact = async (ownerId: string | null = sara.id) => {
    const id = crypto.randomUUID()
    await admin.insert(contacts).values({ id, name: 'Amina', ownerId })
    return id
  }
  return { ...running, command, make, list, row, listing, events, addContact }
}

function idOf(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

test('[H1] facts of a home are read as they are written, and reach its drafts and nothing else', async () => {
  const { command, make, list, row, listing, events, manager } = await open()
  const home = await make()
  const made = await list({ propertyId: idOf(home), price: 90_000 })
  const [draft, offered] = [
    String(made.answer.document),
    String(
      (await list({ propertyId: idOf(home), status: 'available' }, {}, manager)).answer.document,
    ),
  ]
  expect(await listing(draft)).toMatchObject({ ...GATE, price: 90_000, status: 'draft' })
  const { document: reviewed } = (await list({ propertyId: idOf(home), status: 'review' })).answer
  const fields = { sizeSqft: '١٢٠٠', bedrooms: 'studio', titleDeed: '77/2020' }
  const { status, answer } = await command(home, 'setFields', { fields })
  expect([status, answer]).toMatchObject([200, { document: home, seq: 0 }])
  expect(await row(home)).toMatchObject({ sizeSqft: 1200, bedrooms: 0, titleDeed: '77/2020' })
  expect(await listing(draft)).toMatchObject({ sizeSqft: 1200, bedrooms: 0, price: 90_000 })
  expect(await listing(String(reviewed))).toMatchObject({ sizeSqft: 1200, status: 'review' })
  expect(await listing(offered)).toMatchObject({ sizeSqft: null, bedrooms: null })
  const [created, changed, ...more] = await events(home)
  expect(created).toMatchObject({ resource: 'property', old: null, new: GATE })
  expect(changed).toEqual({
    resource: 'property',
    old: { sizeSqft: null, bedrooms: null, titleDeed: null },
    new: { sizeSqft: 1200, bedrooms: 0, titleDeed: '77/2020' },
  })
  expect(more).toEqual([])
})

test('[H1] what was not changed tells nothing; what breaks a rule changes nothing, in any draft', async () => {
  const { command, make, list, listing, events } = await open()
  const home = await make()
  const draft = String((await list({ propertyId: idOf(home) })).answer.document)
  await command(home, 'setFields', { fields: GATE })
  expect(await events(home)).toHaveLength(1)
  for (const fields of [
    { sizeSqft: 'vast', unit: '9' },
    { area: 'atlantis', unit: '9' },
    { makani: '12', unit: '9' },
    { agentId: crypto.randomUUID(), unit: '9' },
    { price: 1, unit: '9' },
  ])
    expect(await command(home, 'setFields', { fields })).toMatchObject({ status: 422 })
  expect(await listing(draft)).toMatchObject({ unit: '1204' })
  expect(await command(home, 'publish', {})).toMatchObject({ status: 422 })
  expect(await command('property:new', 'setFields', { fields: GATE })).toMatchObject({
    status: 422,
  })
})

test('[H2] of two who change a home as they read it one is first, and the other is told', async () => {
  const { command, make, row } = await open()
  const home = await make()
  const ifUpdatedAt = (await row(home))?.updatedAt
  const change = (unit: string) => command(home, 'setFields', { fields: { unit }, ifUpdatedAt })
  const both = await Promise.all([change('1'), change('2')])
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412])
  expect(await change('3')).toMatchObject({ status: 412, answer: { code: 'outdated' } })
})

test('[H3] a home is changed by who looks after it or lists it, and their managers', async () => {
  const { command, make, row, admin, omar, lina, manager, marina } = await open()
  const home = await make()
  const change = (by: typeof omar) =>
    command(home, 'setFields', { fields: { parking: 2 } }, by).then(({ status }) => status)
  expect(await Promise.all([omar, lina].map(change))).toEqual([403, 403])
  await admin.insert(listings).values({
    id: crypto.randomUUID(),
    reference: 'P-1',
    status: 'let',
    agentId: omar.id,
    teamId: marina,
    propertyId: idOf(home),
  })
  expect(await Promise.all([omar, manager].map(change))).toEqual([200, 200])
  const assign = (by: typeof omar) => command(home, 'assign', { agentId: omar.id }, by)
  expect(await assign(omar)).toMatchObject({ status: 403 })
  expect(await assign(manager)).toMatchObject({ status: 200 })
  expect(await row(home)).toMatchObject({ agentId: omar.id, teamId: marina })
})

test('[H4] owners are contacts that one may see, with shares that come to no more than the whole', async () => {
  const { command, make, admin, events, addContact, lina } = await open()
  const home = await make()
  const [amina, second, hidden] = [
    await addContact(),
    await addContact(),
    await addContact(lina.id),
  ]
  const own = (contactId: string, share?: number | null) =>
    command(home, 'setOwner', { contactId, share }).then(({ status }) => status)
  expect(await own(amina, 66.666)).toBe(200)
  expect(await own(second, 50)).toBe(422)
  expect(await own(second, 33.33)).toBe(200)
  expect(await own(amina, 200)).toBe(422)
  expect(await own(hidden, null)).toBe(422)
  expect(await own(crypto.randomUUID())).toBe(422)
  expect(await command(home, 'removeOwner', { contactId: amina })).toMatchObject({ status: 200 })
  expect(await admin.select().from(propertyOwners)).toMatchObject([
    { contactId: second, share: 33.33 },
  ])
  const told = await events(home)
  expect(told.at(-1)).toEqual({
    resource: 'property',
    old: {
      owners: [
        { contactId: amina, share: 66.67 },
        { contactId: second, share: 33.33 },
      ],
    },
    new: { owners: [{ contactId: second, share: 33.33 }] },
  })
})

test('[H5] a home that the house knows is not made twice, however its unit is written', async () => {
  const { command, make } = await open()
  const home = await make()
  const again = { ...GATE, building: '  MARINA gate 1', unit: '١٢٠٤' }
  const known = await command('property:new', 'create', { fields: again })
  expect(known).toMatchObject({
    status: 409,
    answer: { errors: [{ path: 'property', message: idOf(home) }] },
  })
  const args = { fields: again, ifKnown: 'another' }
  expect(await command('property:new', 'create', args)).toMatchObject({ status: 200 })
  expect(await command('property:new', 'create', { fields: { unit: '1' } })).toMatchObject({
    status: 422,
  })
  const both = await Promise.all([1, 2].map(() => make({ ...GATE, unit: '77' })))
  expect(both.filter((name) => name.startsWith('property:'))).toHaveLength(1)
})

test('[H6] a new listing is of the home that it says, which is made where nobody knows it', async () => {
  const { list, listing, row, events, admin, sara, marina } = await open()
  const first = await listing(String((await list({ ...GATE, bedrooms: 2 })).answer.document))
  const home = `property:${first.propertyId}`
  expect(await row(home)).toMatchObject({ ...GATE, bedrooms: 2, agentId: sara.id, teamId: marina })
  expect(await events(home)).toMatchObject([{ resource: 'property', old: null }])
  const again = await list({ ...GATE, unit: '1204 ', price: 5 })
  expect(await listing(String(again.answer.document))).toMatchObject({
    propertyId: first.propertyId,
    bedrooms: 2,
    price: 5,
  })
  const placeless = await listing(String((await list({ title: 'Loft' })).answer.document))
  expect(placeless.propertyId).toBeNull()
  expect(await admin.select().from(properties)).toHaveLength(1)
})

test('[H6] a permit tells the home; a doubt is asked, and answered by whoever knows', async () => {
  const { list, listing } = await open()
  const first = await listing(
    String((await list({ ...GATE, permitNumber: '7112345678' })).answer.document),
  )
  const byPermit = await list({ permitNumber: '7112345678' })
  expect(await listing(String(byPermit.answer.document))).toMatchObject({
    propertyId: first.propertyId,
    building: 'Marina Gate 1',
  })
  const doubtful = { building: 'Marina Gate 1', unit: '1204' }
  expect(await list(doubtful)).toMatchObject({
    status: 409,
    answer: { errors: [{ path: 'property', message: first.propertyId }] },
  })
  const another = await list(doubtful, { ifKnown: 'another' })
  const made = await listing(String(another.answer.document))
  expect(made.propertyId).not.toBe(first.propertyId)
  expect(await list({ ...GATE, unit: '9', permitNumber: '7112345678' })).toMatchObject({
    status: 409,
  })
})

test('[H6] of two listings of an unknown home at once both are of one', async () => {
  const { list, listing, admin } = await open()
  const made = await Promise.all([1, 2, 3].map(() => list({ ...GATE, unit: '5' })))
  const homes = await Promise.all(
    made.map(async ({ answer }) => (await listing(String(answer.document))).propertyId),
  )
  expect(new Set(homes).size).toBe(1)
  expect(await admin.select().from(properties)).toHaveLength(1)
})

test('[H7] who may not change a home lists it neither by its id nor by its unit', async () => {
  const { make, list, lina, admin } = await open()
  const home = await make()
  const other = { teamId: lina.teamId }
  for (const fields of [{ propertyId: idOf(home) }, GATE])
    expect(await list({ ...fields, ...other }, {}, lina)).toMatchObject({ status: 403 })
  expect(await admin.select().from(listings)).toEqual([])
})
