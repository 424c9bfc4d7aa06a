import { expect, test } from 'vitest'
import { LEAD_LIST } from './leads.ts'
import { MOST_TICKED, selectionSchema } from './selection.ts'

const schema = selectionSchema(LEAD_LIST)

test('records are chosen one by one, or as all that match but some', () => {
  const ticked = { ids: ['a', 'b'] }
  expect(schema.parse(ticked)).toEqual(ticked)
  const filter = [{ column: 'stage', operator: 'is', values: ['new', 'contacted'] }]
  expect(schema.parse({ filter, except: ['a'] })).toEqual({ filter, text: null, except: ['a'] })
})

test.each([
  [{ ids: [] }],
  [{ ids: Array.from({ length: MOST_TICKED + 1 }, String) }],
  [{ ids: ['a'], filter: [] }],
  [{ filter: [{ column: 'stage', operator: 'is', values: ['mislaid'] }], except: [] }],
  [{ filter: [{ column: 'budgett', operator: 'is', values: [1] }], except: [] }],
])('what chooses nothing that can be found is refused: %j', (selection) => {
  expect(schema.safeParse(selection).success).toBe(false)
})
