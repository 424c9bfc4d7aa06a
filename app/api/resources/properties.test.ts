import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { listings, properties, propertyOwners } from '#db/pace/schema.ts'
import { createTestApi, json, type TestApi } from '#tests/support/test-api.ts'

const PATH = '/api/v1/properties'

async function read(response: Response) {
  return { status: response.status, body: await response.json() }
}

/** A home that this person has a listing of, and one that they have nothing to do with. */
async function homesOf({ db, personOf }: TestApi, name: string) {
  const { id, teamId } = personOf(name)
  const rows = await db
    .select({ id: properties.id, agentId: listings.agentId, teamId: listings.teamId })
    .from(properties)
    .innerJoin(listings, eq(listings.propertyId, properties.id))
  const own = rows.find(({ agentId }) => agentId === id)?.id ?? ''
  const other = rows.find((row) => row.agentId !== id && row.teamId !== teamId)?.id ?? ''
  return { own, other }
}

test('a page of properties, and its cursor leads through all of them, each once', async () => {
  const { asClient, db } = await createTestApi()
  const seen = new Set<string>()
  let next: string | null = null
  do {
    const more = next ? `&cursor=${next}` : ''
    const { body } = await read(await asClient('listings:read', `${PATH}?limit=9${more}`))
    for (const { id } of body.data) seen.add(id)
    next = body.next
  } while (next)
  expect(seen.size).toBe(await db.$count(properties))
})

test('the filters of the list are those of the request; an unknown one is refused by name', async () => {
  const { as } = await createTestApi()
  const { body } = await read(await as('Sara', `${PATH}?area=dubai-marina&bedrooms=2`))
  for (const home of body.data) expect(home).toMatchObject({ area: 'dubai-marina', bedrooms: 2 })
  const refused = await read(await as('Sara', `${PATH}?owner=me`))
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: 'owner' }] } })
})

test('everybody reads a home; its owners are told as far as their contacts may be seen', async () => {
  const api = await createTestApi()
  const { own, other } = await homesOf(api, 'Sara')
  const ownersOf = async (id: string, by = 'Sara') =>
    (await read(await api.as(by, `${PATH}/${id}`))).body.owners
  expect(await ownersOf(own)).toMatchObject([{ share: 100 }])
  expect(await ownersOf(other)).toEqual([])
  const admin = api.people.find(({ role }) => role === 'admin')?.name.split(' ')[0] ?? ''
  expect(await ownersOf(other, admin)).toHaveLength(1)
  const machine = await read(await api.asClient('listings:read', `${PATH}/${own}`))
  expect(machine.body).toMatchObject({ id: own, owners: [] })
})

test('a patch is read as people write, and only to what one may change', async () => {
  const api = await createTestApi()
  const { own, other } = await homesOf(api, 'Sara')
  const patch = { sizeSqft: '100 sqm', makani: '١٢٣٤٥ ٦٧٨٩٠', parking: null }
  const changed = await read(await api.as('Sara', `${PATH}/${own}`, json(patch, 'PATCH')))
  expect(changed).toMatchObject({
    status: 200,
    body: { sizeSqft: 1076, makani: '1234567890', parking: null },
  })
  expect(await read(await api.as('Sara', `${PATH}/${other}`, json(patch, 'PATCH')))).toMatchObject({
    status: 403,
  })
  const given = json({ agentId: api.personOf('Omar').id }, 'PATCH')
  expect((await api.as('Sara', `${PATH}/${own}`, given)).status).toBe(422)
})

test('If-Match changes what was read and nothing else; a change answers with its new tag', async () => {
  const api = await createTestApi()
  const { own } = await homesOf(api, 'Sara')
  const address = `${PATH}/${own}`
  const tagOf = (response: Response) => response.headers.get('etag') ?? ''
  const change = (parking: number, tag: string) =>
    api.as('Sara', address, json({ parking }, 'PATCH', { 'if-match': tag }))
  const first = tagOf(await api.as('Sara', address))
  const changed = await change(4, first)
  expect(changed.status).toBe(200)
  expect(tagOf(changed)).toBe(tagOf(await api.as('Sara', address)))
  expect(await read(await change(5, first))).toMatchObject({
    status: 412,
    body: { code: 'outdated' },
  })
  expect((await change(5, `W/${tagOf(changed)}`)).status).toBe(412)
  expect((await change(6, `"x", ${tagOf(changed)}`)).status).toBe(200)
  expect((await change(7, '*')).status).toBe(200)
})

test('a new home is made once for a key, and not where the house seems to know it', async () => {
  const api = await createTestApi({ scale: 0 })
  const gate = { area: null, building: 'Marina Gate 1', unit: '1204' }
  const post = (body: object, query = '', key = 'k') =>
    api.asClient(
      'listings:write listings:read',
      `${PATH}${query}`,
      json(body, 'POST', { 'idempotency-key': key }),
    )
  const made = await post(gate)
  const { body } = await read(made)
  expect(made.status).toBe(201)
  expect(made.headers.get('location')).toBe(`${PATH}/${body.id}`)
  expect(await read(await post(gate))).toMatchObject({ status: 201, body: { id: body.id } })
  expect(await read(await post(gate, '', 'other'))).toMatchObject({
    status: 409,
    body: { errors: [{ path: 'property', message: body.id }] },
  })
  expect((await post(gate, '?if_known=another', 'third')).status).toBe(201)
  expect((await post({ unit: '1' }, '', 'fourth')).status).toBe(422)
})

test('owners are set, shared and removed', async () => {
  const api = await createTestApi()
  const { own } = await homesOf(api, 'Sara')
  const [owner] = await api.db
    .select()
    .from(propertyOwners)
    .where(eq(propertyOwners.propertyId, own))
  const address = `${PATH}/${own}/owners/${owner?.contactId}`
  const half = await read(await api.as('Sara', address, json({ share: 50 }, 'PUT')))
  expect(half).toMatchObject({
    status: 200,
    body: { owners: [{ contactId: owner?.contactId, share: 50 }] },
  })
  expect((await api.as('Sara', address, json({ share: 101 }, 'PUT'))).status).toBe(422)
  const gone = await read(await api.as('Sara', address, { method: 'DELETE' }))
  expect(gone).toMatchObject({ status: 200, body: { owners: [] } })
})
