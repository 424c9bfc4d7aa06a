import { expect, test } from 'vitest'
import { plannedAt, planSchedule, runOpenLoop } from './open-loop.ts'

test('every event is sent once, in order, and none before it is due', async () => {
  const schedule = planSchedule(500, 0.2)
  const sent: { event: number; early: boolean }[] = []
  await runOpenLoop(schedule, (event) => {
    sent.push({ event, early: performance.now() < plannedAt(schedule, event) })
  })
  expect(sent.map(({ event }) => event)).toEqual(Array.from({ length: 100 }, (_, index) => index))
  expect(sent.filter(({ early }) => early)).toEqual([])
})

test('a generator that was held up sends all that is due at once and moves no plan', async () => {
  const schedule = planSchedule(1_000, 0.05)
  const plan = plannedAt(schedule, 49)
  const turns: number[][] = []
  let turn: number[] | null = null
  await runOpenLoop(schedule, (event) => {
    if (!turn) {
      turn = []
      turns.push(turn)
      queueMicrotask(() => (turn = null))
    }
    turn.push(event)
    while (event === 0 && performance.now() < plan + 20);
  })
  expect(plannedAt(schedule, 49)).toBe(plan)
  expect(turns.flat()).toEqual(Array.from({ length: 50 }, (_, event) => event))
  expect(turns.length).toBeLessThanOrEqual(2)
})
