import { expect, test } from 'vitest'
import { hasDemoCalls } from './demo-calls.ts'
import { readUpEnv } from '../home/env.ts'

const decide = (source: Record<string, string>) => hasDemoCalls(readUpEnv(source, '/'))

test('calls come by themselves where demo people sign in, unless they are switched off', () => {
  expect(decide({})).toBe(true)
  expect(decide({ PACE_DEMO_CALLS: 'off' })).toBe(false)
  expect(decide({ GOOGLE_CLIENT_ID: 'id' })).toBe(false)
  expect(decide({ NODE_ENV: 'production' })).toBe(false)
  expect(() => decide({ PACE_DEMO_CALLS: 'none' })).toThrow('Example: PACE_DEMO_CALLS=off')
})
