import { expect, test } from 'vitest'
import { PROPERTY_LIST } from '#domain/list/properties.ts'
import { sortable } from '#domain/list/state.ts'
import { listQuery } from '#domain/testing/list-query.ts'
import { foundCompany } from '#tests/support/company.ts'
import { readPages } from '#tests/support/read-pages.ts'
import type { ListCursor } from '../list/order.ts'
import { readPage } from '../list/read-page.ts'
import type { Scope } from '../query/scope.ts'
import { contacts, properties, propertyOwners } from '../schema.ts'
import { findPropertyFacts } from './facts.ts'
import { listOwners } from './owners.ts'
import { propertySource } from './page.ts'

type Company = Awaited<ReturnType<typeof foundCompany>>

async function addHome({ db }: Company, home: Partial<typeof properties.$inferInsert> = {}) {
  const [row] = await db.insert(properties).values(home).returning({ id: properties.id })
  return row?.id ?? ''
}

function read({ db }: Company, query = '', scope: Scope = 'all', after?: ListCursor) {
  const page = { limit: 3, after }
  return readPage(db, propertySource(scope), undefined, listQuery(PROPERTY_LIST, query), page)
}

test('in each of its orders the list is whole page by page, with homes of which little is known last', async () => {
  const company = await foundCompany()
  for (const n of [1, 2, 3, 4, 5])
    await addHome(company, { building: `Tower ${n}`, bedrooms: n % 3, sizeSqft: 500 + n })
  await addHome(company)
  await addHome(company, { building: 'برج خليفة' })
  for (const sort of sortable(PROPERTY_LIST).flatMap((name) => [name, `-${name}`])) {
    const rows = await readPages((after?: ListCursor) =>
      read(company, `sort=${sort}`, 'all', after),
    )
    expect(new Set(rows.map(({ id }) => id)).size, sort).toBe(7)
    if (/building|size|bedrooms/.test(sort)) expect(rows.at(-1)?.bedrooms, sort).toBeNull()
  }
})

test('a home is found by what it is, and by its words in whichever script', async () => {
  const company = await foundCompany()
  const home = { area: 'marina', building: 'Marina Gate 1', unit: '1204', bedrooms: 2 }
  const id = await addHome(company, { ...home, titleDeed: '77/2020' })
  await addHome(company, { ...home, unit: '9', bedrooms: 1 })
  for (const query of [
    'q=١٢٠٤',
    'unit=1204',
    'unit.contains=12',
    'titleDeed=77%2F2020',
    'bedrooms=2&area=marina',
    'bedrooms.between=2&bedrooms.between=',
    'titleDeed.notEmpty=',
  ])
    expect(
      (await read(company, query)).rows.map((row) => row.id),
      query,
    ).toEqual([id])
})

test('of a home’s listings a reader is told as much as they may see', async () => {
  const company = await foundCompany()
  const { addListing, marina, downtown, sara, noor } = company
  const propertyId = await addHome(company)
  const old = { propertyId, createdAt: '2020-01-01T00:00:00.000Z' }
  await addListing({ ...old, teamId: marina, status: 'sold', price: 1 })
  await addListing({ propertyId, teamId: downtown, status: 'draft', price: 2 })
  const told = async (scope: Scope) => {
    const { rows } = await read(company, '', scope)
    return [rows[0]?.listing, rows[0]?.price]
  }
  expect(await told('all')).toEqual(['draft', 2])
  expect(await told({ personId: sara.id, teamId: marina })).toEqual(['sold', 1])
  expect(await told({ personId: noor.id, teamId: downtown })).toEqual(['draft', 2])
  expect(await told({ personId: noor.id, teamId: null })).toEqual([null, null])
})

test('an owner has a name for who may see the contact, and a share for everybody', async () => {
  const company = await foundCompany()
  const { db, sara, noor, marina } = company
  const propertyId = await addHome(company)
  const [amina] = await db.insert(contacts).values({ name: 'Amina', ownerId: sara.id }).returning()
  await db.insert(propertyOwners).values({ propertyId, contactId: amina?.id ?? '', share: 33.33 })
  const shown = (personId: string) =>
    listOwners(db, { personId, teamId: marina, wholeTeam: false }, [propertyId])
  expect(await shown(sara.id)).toMatchObject([{ share: 33.33, contact: { name: 'Amina' } }])
  expect(await shown(noor.id)).toMatchObject([{ share: 33.33, contact: null }])
  expect(await listOwners(db, 'all', [])).toEqual([])
})

test('who looks after a home and who lists it are told to the policy', async () => {
  const company = await foundCompany()
  const { db, addListing, marina, downtown, sara, noor } = company
  const id = await addHome(company, { agentId: sara.id, teamId: marina })
  await addListing({ propertyId: id, agentId: noor.id, teamId: downtown })
  await addListing({ propertyId: id, agentId: noor.id, teamId: downtown })
  const facts = await findPropertyFacts(db, [id, 'no id'])
  expect(facts.get(id)).toEqual({
    ownerId: sara.id,
    teamId: marina,
    collaboratorIds: [noor.id],
    teamIds: [downtown],
  })
})
