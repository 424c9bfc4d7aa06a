import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

/** A clock that stands still but where somebody waits: then it jumps. */
function clockwork() {
  const clock = { now: 1_000_000 }
  const wait = async (ms: number) => void (clock.now += ms)
  return { clock, options: { now: () => clock.now, wait } }
}

test('no minute sees more than what is at once and what is a minute’s', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 4_000 }), { maxLength: 200 }),
      async (gaps) => {
        const { clock, options } = clockwork()
        const pace = createPace({ burst: 5, perMinute: 60, ...options })
        const sent: number[] = []
        for (const gap of gaps) {
          clock.now += gap
          await pace.turn()
          sent.push(clock.now)
        }
        for (const [index, at] of sent.entries())
          expect(
            sent.slice(index).filter((later) => later - at < 60_000).length,
          ).toBeLessThanOrEqual(66)
      },
    ),
  )
})

test('what is at once waits for nothing, and the next one for its turn', async () => {
  const { clock, options } = clockwork()
  const pace = createPace({ burst: 3, perMinute: 60, ...options })
  for (let index = 0; index < 3; index += 1) await pace.turn()
  expect(clock.now).toBe(1_000_000)
  await pace.turn()
  expect(clock.now).toBe(1_001_000)
})

test('while the portal asks for rest nobody goes', async () => {
  const { clock, options } = clockwork()
  const pace = createPace({ burst: 3, perMinute: 60, ...options })
  pace.hold(30)
  await pace.turn()
  expect(clock.now).toBe(1_000_000 + 31_000)
})
