import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { appendEvents } from '#db/pace/events/events.ts'
import { blobs, files, listings, portalPublications } from '#db/pace/schema.ts'
import { HOME, PageSchema, ROOT, startServer } from '../../tests/support/reso/reso-server.ts'

test('only who may read listings is answered, and told why not in the words of OData', async () => {
  const { send, asClient, errors } = await startServer()
  const nobody = await send(null, `${ROOT}/Property`)
  expect(nobody.status).toBe(401)
  expect(nobody.headers.get('www-authenticate')).toContain('Bearer')
  expect(nobody.headers.get('odata-version')).toBe('4.0')
  expect(await nobody.json()).toMatchObject({ error: { code: 'unauthenticated' } })
  for (const path of ['', '$metadata', 'Property', 'EntityEvent', 'Lookup', 'Member']) {
    const other = await asClient('leads:read', `${ROOT}/${path}`)
    expect(other.status, path).toBe(403)
    expect(await other.json()).toMatchObject({ error: { code: 'forbidden' } })
  }
  expect(errors).toEqual([])
})

test('a person sees the listings of their team alone, and what hangs on them', async () => {
  const { as, personOf, db, ids } = await startServer(0.2)
  const { teamId } = personOf('Sara')
  const read = async (path: string) => {
    const response = await as('Sara', `${ROOT}/${path}`)
    return { status: response.status, body: await response.json() }
  }
  const theirs = await db
    .select()
    .from(listings)
    .where(eq(listings.teamId, teamId ?? ''))
  const { body } = await read('Property?$select=ListOfficeKey&$top=1000&$count=true')
  expect(body['@odata.count']).toBe(theirs.filter(({ archivedAt }) => !archivedAt).length)
  expect(new Set(PageSchema.parse(body).value.map((row) => row['ListOfficeKey']))).toEqual(
    new Set([teamId]),
  )
  expect((await read(`Property('${ids[0]}')`)).status).toBe(404)
  const offices = await read('Office')
  expect(PageSchema.parse(offices.body).value.map((row) => row['OfficeKey'])).toEqual([teamId])
})

const ORDERS = [
  '',
  '&$orderby=ModificationTimestamp desc',
  '&$orderby=ListPrice desc',
  '&$orderby=AvailabilityDate',
  '&$orderby=AvailabilityDate desc',
  '&$orderby=BedroomsTotal desc,AvailabilityDate asc',
  '&$orderby=PropertySubType,ListPrice desc',
  '&$orderby=ListAgentFullName',
]

test('by the links of its pages, as long as preferred, a reader comes to every entity once, in any order', async () => {
  const { ask, ids, read } = await startServer()
  for (const order of ORDERS) {
    const seen: unknown[] = []
    let next: string | undefined = `Property?$select=ListingKey${order}`
    const first = await read(next)
    while (next) {
      const response = await ask(next.replace(`${HOME}/`, ''), {
        headers: { prefer: 'odata.maxpagesize=4' },
      })
      const page = PageSchema.parse(await response.json())
      expect(page.value.length).toBeLessThanOrEqual(4)
      seen.push(...page.value.map((row) => row['ListingKey']))
      next = page['@odata.nextLink']
    }
    expect(seen).toEqual(first.value.map((row) => row['ListingKey']))
    expect(seen).toHaveLength(ids.length)
  }
})

test('null stands first where values rise and last where they fall', async () => {
  const { read } = await startServer()
  const rising = await read('Property?$select=AvailabilityDate&$orderby=AvailabilityDate&$top=6')
  expect(rising.value.map((row) => row['AvailabilityDate'])).toEqual([
    null,
    null,
    null,
    null,
    null,
    '2026-02-01',
  ])
  const falling = await read(
    'Property?$select=AvailabilityDate&$orderby=AvailabilityDate desc&$top=1',
  )
  expect(falling.value[0]).toEqual({ AvailabilityDate: '2026-04-01' })
})

test('a listing that is filed away, and one that never was, are 404', async () => {
  const { ask, db, ids, read } = await startServer()
  await db
    .update(listings)
    .set({ archivedAt: '2026-03-01T00:00:00.000Z' })
    .where(eq(listings.id, ids[0] ?? ''))
  for (const key of [ids[0], 'x', "O''Brien", crypto.randomUUID()])
    expect((await ask(`Property('${key}')`)).status).toBe(404)
  expect((await ask(`Property(ListingKey='${ids[1]}')`)).status).toBe(200)
  expect((await read('Property?$count=true&$top=0'))['@odata.count']).toBe(20)
  expect(await (await ask('Property/$count?$filter=BedroomsTotal%20eq%201')).text()).toBe('4')
})

test('EntityEvent tells from any sequence on which listing is another now, and what left a team', async () => {
  const { db, ids, read, as, personOf, ask } = await startServer(0.2)
  const { teamId } = personOf('Sara')
  const event = { resource: 'listing' as const, actor: 'service:test', documentSeq: 1 }
  const before = (await read('EntityEvent?$orderby=EntityEventSequence desc&$top=1')).value[0]
  const last = Number(before?.['EntityEventSequence'] ?? 0)
  const [one = '', two = '', three = ''] = ids
  await db.transaction((tx) =>
    appendEvents(tx, [
      { ...event, key: one, old: { price: 1 }, new: { price: 2 } },
      { ...event, resource: 'lead', key: two, old: null, new: {} },
      { ...event, key: three, old: { teamId }, new: { teamId: null } },
    ]),
  )
  const { value } = await read(`EntityEvent?$filter=EntityEventSequence gt ${last}`)
  expect(value.map((row) => [row['ResourceName'], row['ResourceRecordKey']])).toEqual([
    ['Property', one],
    ['Property', three],
  ])
  expect(value[0]?.['ResourceRecordUrl']).toBe(`${HOME}/Property('${one}')`)
  expect((await ask(`EntityEvent(${String(value[0]?.['EntityEventSequence'])})`)).status).toBe(200)
  const mine = await as('Sara', `${ROOT}/EntityEvent?$filter=EntityEventSequence%20gt%20${last}`)
  const seen = PageSchema.parse(await mine.json()).value
  expect(seen.map((row) => row['ResourceRecordKey'])).toEqual([three])
  expect((await as('Sara', `${ROOT}/Property('${three}')`)).status).toBe(404)
})

test('EntityEvent tells too of whoever has a listing that may be seen, and of nobody else', async () => {
  const { db, ids, read, as, personOf, ask } = await startServer(0.2)
  const [sara, layla] = [personOf('Sara'), personOf('Layla')]
  await db
    .update(listings)
    .set({ agentId: sara.id, teamId: sara.teamId })
    .where(eq(listings.id, ids[0] ?? ''))
  await db.update(listings).set({ agentId: null }).where(eq(listings.agentId, layla.id))
  const last = (await read('EntityEvent?$orderby=EntityEventSequence desc&$top=1')).value[0]
  const told = { resource: 'person' as const, actor: 'person:admin', documentSeq: null }
  await db.transaction((tx) =>
    appendEvents(tx, [
      { ...told, key: sara.id, old: { role: 'agent' }, new: { role: 'manager' } },
      { ...told, key: layla.id, old: { status: 'active' }, new: { status: 'suspended' } },
    ]),
  )
  const since = `EntityEvent?$filter=EntityEventSequence gt ${Number(last?.['EntityEventSequence'] ?? 0)}`
  const { value } = await read(`${since} and ResourceName eq 'Member'`)
  expect(value.map((row) => row['ResourceRecordUrl'])).toEqual([`${HOME}/Member('${sara.id}')`])
  expect((await read(`${since} and ResourceName eq 'Property'`)).value).toEqual([])
  expect((await ask(`Member('${sara.id}')`)).status).toBe(200)
  const seen = await as('Sara', `${ROOT}/${encodeURI(since)}`)
  const keys = PageSchema.parse(await seen.json()).value.map((row) => row['ResourceRecordKey'])
  expect(keys).toEqual([sara.id])
})

test('Media are the pictures of a listing in its order, with an address while everybody may see them', async () => {
  const { db, ids, read } = await startServer()
  const [listing = ''] = ids
  const hash = (n: number) => String(n).repeat(64)
  await db.insert(blobs).values(
    [1, 2, 3].map((n) => ({
      hash: hash(n),
      bytes: 10,
      type: n === 3 ? 'application/pdf' : 'image/jpeg',
    })),
  )
  const added = await db
    .insert(files)
    .values(
      [1, 2, 3].map((n) => ({
        record: `listing:${listing}`,
        hash: hash(n),
        name: `${n}.jpg`,
        addedBy: 'service:test',
      })),
    )
    .returning()
  await db.insert(files).values({
    record: 'lead:not-a-uuid',
    hash: hash(1),
    name: 'other.jpg',
    addedBy: 'service:test',
  })
  const [first, second] = added.map(({ id }) => id)
  await db
    .update(listings)
    .set({ media: [{ file: second ?? '' }] })
    .where(eq(listings.id, listing))
  const media = `Media?$filter=ResourceRecordKey eq '${listing}'&$orderby=Order`
  const { value } = await read(media)
  expect(
    value.map((row) => [row['MediaKey'], row['Order'], row['PreferredPhotoYN'], row['MediaURL']]),
  ).toEqual([
    [second, 1, true, null],
    [first, 2, false, null],
  ])
  const publication = {
    listingId: listing,
    portal: 'website',
    state: 'live',
    at: '2026-03-01T00:00:00.000Z',
  }
  await db.insert(portalPublications).values(publication)
  const published = await read(media)
  expect(published.value[0]?.['MediaURL']).toBe(`http://localhost:3000/photos/${second}.jpg`)
  const home = await read(
    `Property?$filter=ListingKey eq '${listing}'&$select=PhotosCount,InternetEntireListingDisplayYN`,
  )
  expect(home.value).toEqual([{ PhotosCount: 2, InternetEntireListingDisplayYN: true }])
})

test('every value of a field with a lookup stands in Lookup', async () => {
  const { read } = await startServer()
  const { value } = await read('Lookup?$top=1000')
  const known = new Set(
    value.map((row) => `${String(row['LookupName'])}:${String(row['LookupValue'])}`),
  )
  expect(
    value.every((row) => !Number.isNaN(Date.parse(String(row['ModificationTimestamp'])))),
  ).toBe(true)
  const fields = [
    'StandardStatus',
    'MlsStatus',
    'PropertyType',
    'PropertySubType',
    'LeaseAmountFrequency',
    'PetsAllowed',
    'AssociationAmenities',
    'Country',
    'LivingAreaUnits',
  ]
  const homes = await read(`Property?$top=1000&$select=${fields.join(',')}`)
  for (const home of homes.value) {
    for (const field of fields) {
      const had = [home[field]].flat().filter((one) => one !== null)
      for (const one of had)
        expect(known.has(`${field}:${String(one)}`), `${field}:${String(one)}`).toBe(true)
    }
  }
  const statuses = await read(
    "Lookup?$filter=LookupName eq 'StandardStatus' and contains(LookupValue,'Contract')",
  )
  expect(statuses.value).toMatchObject([
    { LookupKey: 'StandardStatus:Active Under Contract', LegacyODataValue: 'ActiveUnderContract' },
  ])
})

test('Member and Office are those of listings that may be seen; nothing is written here', async () => {
  const { read, ask, personOf } = await startServer(0.2)
  const { value } = await read('Member?$top=1000')
  expect(value.map((row) => row['MemberKey'])).toContain(personOf('Sara').id)
  expect(Object.keys(value[0] ?? {})).not.toContain('role')
  const posted = await ask('Property', { method: 'POST' })
  expect(posted.status).toBe(405)
  expect(posted.headers.get('allow')).toBe('GET, HEAD')
})

test('what is unchanged is 304', async () => {
  const { ask } = await startServer()
  const first = await ask('Property?$top=2')
  const tag = first.headers.get('etag') ?? ''
  expect((await ask('Property?$top=2', { headers: { 'if-none-match': tag } })).status).toBe(304)
})
