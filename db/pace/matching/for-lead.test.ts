import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { type Asked, listMatchingListings } from './for-lead.ts'

const asked: Asked = {
  intent: 'buy',
  areas: ['marina'],
  bedrooms: 2,
  budgetMin: null,
  budgetMax: 2_000_000,
  propertyType: null,
}

test('the community counts most, then the bedrooms', async () => {
  const { db, addListing } = await foundCompany()
  const elsewhere = await addListing({ area: 'downtown' })
  const larger = await addListing({ bedrooms: 3 })
  const exact = await addListing()
  const found = await listMatchingListings(db, 'all', asked, 5)
  expect(found.map((row) => row.id)).toEqual([exact, larger, elsewhere])
  expect(found.map((row) => row.inArea)).toEqual([true, true, false])
})

test('a home may have one bedroom more and cost a tenth more, and says that it is over the budget', async () => {
  const { db, addListing } = await foundCompany()
  const dear = await addListing({ bedrooms: 3, price: 2_200_000 })
  await addListing({ price: 2_200_001 })
  await addListing({ bedrooms: 1 })
  await addListing({ bedrooms: 4 })
  const found = await listMatchingListings(db, 'all', asked, 5)
  expect(found).toMatchObject([{ id: dear, inBudget: false }])
})

test('who asks for nothing in particular is shown everything of the purpose', async () => {
  const { db, addListing } = await foundCompany()
  const sale = await addListing({ price: null, bedrooms: null })
  const rent = await addListing({ purpose: 'rent', price: 120_000 })
  const open = { ...asked, areas: [], bedrooms: null, budgetMax: null }
  const ids = async (intent: string | null) =>
    (await listMatchingListings(db, 'all', { ...open, intent }, 5)).map((row) => row.id)
  expect(await ids('buy')).toEqual([sale])
  expect(await ids('rent')).toEqual([rent])
  expect(await ids('sell')).toEqual([])
  expect(await ids(null)).toEqual([])
})

test("what is not to be had, or is another team's, is not shown", async () => {
  const { db, marina, downtown, sara, addListing } = await foundCompany()
  for (const status of ['draft', 'sold', 'withdrawn']) await addListing({ status })
  await addListing({ teamId: downtown })
  const underOffer = await addListing({ status: 'underOffer' })
  const scope = { teamId: marina, personId: sara.id }
  const found = await listMatchingListings(db, scope, asked, 5)
  expect(found.map((row) => row.id)).toEqual([underOffer])
})
