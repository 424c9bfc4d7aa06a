import { expect, test } from 'vitest'
import { ProjectionWaiters } from './projection-waiters.ts'

const FOR_EVER = 2 ** 31 - 1

test('[C3] whoever waits for a commit hears of it, and of no other document’s', async () => {
  const waiters = new ProjectionWaiters()
  const answers: string[] = []
  const wait = (name: string, seq: number) =>
    waiters
      .wait(name, seq, FOR_EVER)
      .then((isProjected) => answers.push(`${name} ${seq} ${isProjected}`))
  const all = [wait('lead:a', 1), wait('lead:a', 3), wait('lead:b', 1)]
  waiters.reached('lead:a', 2)
  await all[0]
  expect(answers).toEqual(['lead:a 1 true'])
  waiters.reached('lead:a', 5)
  waiters.reached('lead:b', 1)
  await Promise.all(all)
  expect(answers.toSorted()).toEqual(['lead:a 1 true', 'lead:a 3 true', 'lead:b 1 true'])
})

test('[C3] who has waited long enough is told that it is not there, and what comes later means nothing', async () => {
  const waiters = new ProjectionWaiters()
  expect(await waiters.wait('lead:a', 1, 1)).toBe(false)
  waiters.reached('lead:a', 1)
})

test('at the end nobody is left waiting', async () => {
  const waiters = new ProjectionWaiters()
  const all = [waiters.wait('lead:a', 1, FOR_EVER), waiters.wait('lead:b', 1, FOR_EVER)]
  waiters.giveUp()
  expect(await Promise.all(all)).toEqual([false, false])
})
