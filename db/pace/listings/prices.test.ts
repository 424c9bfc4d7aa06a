import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { foundCompany } from '#tests/support/company.ts'
import { listingPrices } from '../schema.ts'
import { insertPriceMoves, listPrices, priceMoveOf } from './prices.ts'

const day = (ofMay: number) => new Date(Date.UTC(2026, 4, ofMay, 8)).toISOString()
const event = (key: string, documentSeq: number, before: object | null, after: object) => ({
  resource: 'listing' as const,
  key,
  actor: 'person:x',
  documentSeq,
  old: before as Record<string, string>,
  new: after as Record<string, string>,
})

test('each price stands until the next one; told again, nothing changes', async () => {
  const { db, addListing } = await foundCompany()
  const id = await addListing()
  const moves = [
    priceMoveOf(event(id, 1, null, { price: 2_000_000, title: 'x' }), day(1)),
    priceMoveOf(event(id, 2, { price: 2_000_000 }, { price: null }), day(4)),
    priceMoveOf(event(id, 3, { price: null }, { price: 1_900_000_000 }), day(9)),
  ].flatMap((move) => move ?? [])
  await insertPriceMoves(db, moves.slice(0, 1))
  for (const move of moves) await insertPriceMoves(db, [move])
  await insertPriceMoves(db, moves)
  expect(await listPrices(db, id)).toEqual([
    { price: 2_000_000, at: day(1), until: day(4) },
    { price: null, at: day(4), until: day(9) },
    { price: 1_900_000_000, at: day(9), until: null },
  ])
})

test('many at once are one after another', async () => {
  const { db, addListing } = await foundCompany()
  const id = await addListing()
  const moves = [3, 1, 2].flatMap(
    (n) => priceMoveOf(event(id, n, { price: n - 1 }, { price: n }), day(n)) ?? [],
  )
  await insertPriceMoves(db, moves)
  const rows = await db
    .select()
    .from(listingPrices)
    .where(eq(listingPrices.listingId, id))
    .orderBy(listingPrices.documentSeq)
  expect(rows.map(({ from, to, until }) => [from, to, until])).toEqual([
    [0, 1, day(2)],
    [1, 2, day(3)],
    [2, 3, null],
  ])
})

test('what is no change of a price is none', () => {
  const told = (before: object | null, after: object) =>
    priceMoveOf(event('x', 1, before, after), day(1))
  expect(told(null, { title: 'x' })).toBeNull()
  expect(told(null, { price: null })).toBeNull()
  expect(told(null, { price: '2000000' })).toBeNull()
  expect(told(null, { price: 1.5 })).toBeNull()
  expect(priceMoveOf({ ...event('x', 1, null, { price: 5 }), resource: 'lead' }, day(1))).toBeNull()
})
