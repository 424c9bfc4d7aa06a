import { expect, test } from 'vitest'
import { requireColumn, type ListColumn, type ListDefinition } from '../list/definition.ts'
import { LEAD_LIST } from '../list/leads.ts'
import { LISTING_LIST } from '../list/listings.ts'
import { LEAD_COLUMN_OF, LISTING_COLUMN_OF } from './columns.ts'
import { dimensionOf, type DimensionKind, type DimensionName } from './dimensions.ts'

const KINDS: Partial<Record<ListColumn['kind'], DimensionKind>> = {
  choice: 'choice',
  reference: 'listed',
  person: 'person',
  team: 'team',
  count: 'number',
}

test.each<[string, ListDefinition, Record<string, string>]>([
  ['lead', LEAD_LIST, LEAD_COLUMN_OF],
  ['listing', LISTING_LIST, LISTING_COLUMN_OF],
])('a question tells %ss apart by what their list says of them', (_, list, columnOf) => {
  for (const [name, column] of Object.entries(columnOf)) {
    const { kind, choices, reference } = requireColumn(list, column)
    const dimension = dimensionOf(name as DimensionName)
    expect(dimension.kind, name).toBe(reference === 'area' ? 'area' : KINDS[kind])
    if (kind === 'choice') expect(dimension.choices, name).toEqual(choices)
    if (dimension.list) expect(dimension.list).toBe(reference)
  }
})
