import type { JobHelpers } from 'graphile-worker'
import { expect, test } from 'vitest'
import { currentTrace } from '#service/trace.ts'
import { traced } from './traced.ts'

test('each run of a job is a trace of its own, to its end', async () => {
  const seen: unknown[] = []
  const { look } = traced({
    look: async (payload) => {
      await Promise.resolve()
      seen.push([payload, currentTrace()?.traceId])
    },
  })
  for (const payload of [1, 2]) await look?.(payload, {} as JobHelpers)
  expect(seen).toEqual([
    [1, expect.stringMatching(/^[0-9a-f]{32}$/)],
    [2, expect.stringMatching(/^[0-9a-f]{32}$/)],
  ])
  expect(seen[0]).not.toEqual([1, (seen[1] as unknown[])[1]])
  expect(currentTrace()).toBeNull()
})
