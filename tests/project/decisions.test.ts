import { join } from 'node:path'
import { expect, test } from 'vitest'
import { indexOfDecisions, readIndex } from '#scripts/check/decisions-index.ts'

const ROOT = join(import.meta.dirname, '../..')

test('the index names every decision and every number without one (npm run check -- --fix)', () => {
  expect(readIndex(ROOT)).toBe(indexOfDecisions(ROOT))
})
