import { expect, test } from 'vitest'
import { keptPlace } from './kept-places.ts'

test('where a page is made there is no place, and to ask for one breaks nothing', () => {
  expect(keptPlace('default', 'tab About')).toBeUndefined()
})
