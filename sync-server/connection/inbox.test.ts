import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { waitFor } from '#tests/support/wait-for.ts'
import type { LimitName } from '../limits/limits.ts'
import { FairScheduler } from './fair-scheduler.ts'
import { Inbox, type Recipient } from './inbox.ts'

const MESSAGE_MS = 0.5

function busyFor(ms: number): void {
  const end = performance.now() + ms
  while (performance.now() < end);
}

function openInbox(scheduler: FairScheduler, { mostBytes = 1_000_000, isOpen = true } = {}) {
  const handled: number[] = []
  const reading: boolean[] = []
  const state: { isOpen: boolean; limit: LimitName | null } = { isOpen, limit: null }
  const recipient: Recipient = {
    get isOpen() {
      return state.isOpen
    },
    handle([number = 0]) {
      handled.push(number)
      busyFor(MESSAGE_MS)
    },
    exceeded: () => state.limit,
    setReading: (isReading) => void reading.push(isReading),
    slowed: () => undefined,
  }
  const inbox = new Inbox(recipient, scheduler, mostBytes)
  const send = (...numbers: number[]) => {
    for (const number of numbers) inbox.receive(Uint8Array.of(number))
  }
  return { inbox, handled, reading, state, send }
}

const HUNDRED = Array.from({ length: 100 }, (_, index) => index)

test('[S96] of many messages at once a few are handled; the event loop goes on before the next, in order', async () => {
  const flood = openInbox(new FairScheduler())
  flood.send(...HUNDRED)
  expect(flood.handled.length).toBeLessThan(10)
  let turns = 0
  while (flood.handled.length < 100) {
    await nextTurn()
    turns += 1
  }
  expect(turns).toBeGreaterThan(10)
  expect(flood.handled).toEqual(HUNDRED)
})

test('[S96] who sends little does not wait for who sends much', async () => {
  const scheduler = new FairScheduler()
  const [one, two, quiet] = [openInbox(scheduler), openInbox(scheduler), openInbox(scheduler)]
  one.send(...HUNDRED)
  two.send(...HUNDRED)
  quiet.send(1)
  await waitFor(() => quiet.handled.length === 1)
  expect(one.handled.length + two.handled.length).toBeLessThan(40)
  await waitFor(() => one.handled.length + two.handled.length === 200)
})

test('[S96] what comes before entry, or is too much, waits; the socket is read again afterwards', async () => {
  const { inbox, handled, reading, state, send } = openInbox(new FairScheduler(), {
    mostBytes: 5,
    isOpen: false,
  })
  send(0, 1, 2, 3, 4)
  expect(reading).toEqual([])
  send(5)
  expect(reading).toEqual([false])
  await nextTurn()
  expect(handled).toEqual([])
  state.isOpen = true
  inbox.begin()
  await waitFor(() => handled.length === 6)
  expect(handled).toEqual([0, 1, 2, 3, 4, 5])
  await waitFor(() => reading.length === 2)
  expect(reading).toEqual([false, true])
})

test('[S93] who has used up what it may is not read until it may go on', async () => {
  const scheduler = new FairScheduler()
  const { handled, reading, state, send } = openInbox(scheduler)
  state.limit = 'messagesPerSecond'
  send(0, 1)
  await nextTurn()
  expect({ handled, reading, held: scheduler.heldCount }).toEqual({
    handled: [0],
    reading: [false],
    held: 1,
  })
  state.limit = null
  await waitFor(() => handled.length === 2)
  expect(reading).toEqual([false, true])
})

test('[S96] a connection that is over is forgotten, with what it had sent', async () => {
  const scheduler = new FairScheduler()
  const { inbox, handled, state, send } = openInbox(scheduler)
  state.limit = 'bytesPerSecond'
  send(0, 1, 2)
  inbox.clear()
  expect(scheduler.heldCount).toBe(0)
  state.limit = null
  await nextTurn()
  expect(handled).toEqual([0])
})

test('[S129] what waits of somebody who leaves is handled before they are gone, in order', () => {
  const { inbox, handled, state, send } = openInbox(new FairScheduler())
  state.limit = 'unstoredBytes'
  send(...HUNDRED)
  inbox.finish()
  inbox.clear()
  expect(handled).toEqual(HUNDRED)
})
