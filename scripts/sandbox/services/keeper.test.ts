import { expect, onTestFinished, test, vi } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import { type Awake, createKeeper } from './keeper.ts'
import type { Sandbox } from '../book/sandbox.ts'

const sandboxOf = (id: string) => ({ id }) as Sandbox

/** A sandbox that comes up as `ready` says, and ends badly. */
function endsBadly(ready: Promise<void>): Awake {
  ready.catch(() => undefined)
  const stop = async () => {
    throw new Error('It did not end.')
  }
  return { ready: { auth: ready, app: ready }, stop } as unknown as Awake
}

test('a sandbox that does not come up and does not end is told of, and ends nobody else', async () => {
  const errors: unknown[] = []
  const keeper = createKeeper({
    wake: async () => endsBadly(Promise.reject(new Error('It did not start.'))),
    limits: { awake: 1, idleMs: 60_000 },
    onSleep: () => undefined,
    log: { error: (error: unknown) => void errors.push(error) },
  })
  onTestFinished(() => keeper.close())
  const asked = keeper.during(sandboxOf('one'), ({ ready }) => ready.app)
  await expect(asked).rejects.toThrow('It did not start.')
  await waitFor(() => !keeper.isAwake('one'))
  await waitFor(() => errors.length === 1)
  expect(errors).toMatchObject([{ sandbox: 'one', err: { message: 'It did not end.' } }])
})

test('however many come at once, no more are awake than may be', async () => {
  const wake = async (): Promise<Awake> => {
    const ready = Promise.resolve()
    return { ready: { auth: ready, app: ready }, stop: async () => undefined } as unknown as Awake
  }
  const limits = { awake: 2, idleMs: 60_000 }
  const log = { error: () => undefined }
  const keeper = createKeeper({ wake, limits, onSleep: () => undefined, log })
  onTestFinished(() => keeper.close())
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const use = (id: string) => keeper.during(sandboxOf(id), async () => undefined)
  const [first, later] = [
    ['one', 'two'],
    ['three', 'four', 'five', 'six'],
  ] as const
  await Promise.all(first.map(use))
  // Long enough ago that they may be put to sleep for others.
  vi.setSystemTime(Date.now() + 30_000)
  const came = await Promise.allSettled(later.map(use))
  expect(came.filter(({ status }) => status === 'fulfilled').length).toBe(2)
  expect([...first, ...later].filter(keeper.isAwake)).toHaveLength(2)
})
