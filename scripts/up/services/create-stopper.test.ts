import { expect, test } from 'vitest'
import { createStopper } from './create-stopper.ts'

test('what was started last is stopped first, once', async () => {
  const stopped: string[] = []
  const stopper = createStopper()
  await stopper.add(() => stopped.push('database'))
  await stopper.add(() => stopped.push('services'))
  await Promise.all([stopper.stop(), stopper.stop()])
  expect(stopped).toEqual(['services', 'database'])
})

test('what comes up after the stop goes down at once, and the start ends', async () => {
  const stopper = createStopper()
  await stopper.stop()
  let stopped = false
  await expect(stopper.add(() => (stopped = true))).rejects.toThrow('stopped')
  expect(stopped).toBe(true)
})
