import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Backlog } from './backlog.ts'

const FOR_EVER = 2 ** 31 - 1

/** Whether draining has ended. */
function drain(backlog: Backlog, timeoutMs = FOR_EVER) {
  const drained = { isOver: false }
  void backlog.whenDrained(timeoutMs).then(() => (drained.isOver = true))
  return drained
}

test('bytes are counted together', () => {
  const backlog = new Backlog()
  backlog.add(10)
  backlog.add(-4)
  expect(backlog.bytes).toBe(6)
})

test('[S56] draining ends when the last room has nothing left to do', async () => {
  const [backlog, one, other] = [new Backlog(), {}, {}]
  backlog.note(one, true)
  backlog.note(other, true)
  const drained = drain(backlog)
  backlog.note(one, false)
  await nextTurn()
  expect(drained.isOver).toBe(false)
  backlog.note(other, false)
  await nextTurn()
  expect(drained.isOver).toBe(true)
})

test('[S56] where nothing is to be done draining ends at once', async () => {
  const drained = drain(new Backlog())
  await nextTurn()
  expect(drained.isOver).toBe(true)
})

test('[S56] what is put back in the same turn is still to be done', async () => {
  const [backlog, room] = [new Backlog(), {}]
  backlog.note(room, true)
  const drained = drain(backlog)
  backlog.note(room, false)
  backlog.note(room, true)
  await nextTurn()
  expect(drained.isOver).toBe(false)
  backlog.note(room, false)
  await nextTurn()
  expect(drained.isOver).toBe(true)
})

test('[S56] draining ends with the time that it has, whatever is left', async () => {
  const backlog = new Backlog()
  backlog.note({}, true)
  await backlog.whenDrained(1)
})

test('two who wait are both told', async () => {
  const [backlog, room] = [new Backlog(), {}]
  backlog.note(room, true)
  const both = [drain(backlog), drain(backlog)]
  backlog.note(room, false)
  await nextTurn()
  expect(both.map(({ isOver }) => isOver)).toEqual([true, true])
})
