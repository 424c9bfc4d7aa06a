import { expect, test } from 'vitest'
import { readFilters } from './filters.ts'

const read = (query: string) => readFilters(new URLSearchParams(query))

test('without filters the latest changed stand first', () => {
  expect(read('')).toEqual({ sort: 'updated' })
})

test('filters are read from the address', () => {
  expect(read('q=marina&purpose=rent&beds=2&max=180000&portal=bayut&sort=priceLow')).toEqual({
    text: 'marina',
    purpose: 'rent',
    bedrooms: 2,
    maxPrice: 180_000,
    portal: 'bayut',
    sort: 'priceLow',
  })
})

test('a filter that cannot be read is left out, the others hold', () => {
  expect(read('purpose=barter&beds=two&sort=magic&status=draft')).toEqual({
    status: 'draft',
    sort: 'updated',
  })
})
