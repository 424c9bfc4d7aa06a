import { expect, test } from 'vitest'
import { keysOf } from '../catalogue.ts'
import { INTERESTS } from './customer.ts'
import { nextStepsOf } from './next-step.ts'
import { VIEWING_STATUSES } from './viewing.ts'

test('what the customer said of a home is what lies nearest', () => {
  const first = INTERESTS.map((interest) => nextStepsOf('attended', interest)[0])
  expect(first).toEqual(['offer', 'again', 'followUp', 'others'])
  expect(nextStepsOf('attended', null)[0]).toBe('ask')
  expect(nextStepsOf('noShow', null)[0]).toBe('again')
})

test('what is still to come leads to nothing yet, all else to something, and to nothing twice', () => {
  for (const status of keysOf(VIEWING_STATUSES))
    for (const interest of [null, ...INTERESTS]) {
      const steps = nextStepsOf(status, interest)
      const isAgreed = status === 'pending' || status === 'confirmed'
      expect(steps.length === 0).toBe(isAgreed)
      expect(new Set(steps).size).toBe(steps.length)
    }
})
