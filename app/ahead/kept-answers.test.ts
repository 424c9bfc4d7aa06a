import { expect, test } from 'vitest'
import { createKeptAnswers } from './kept-answers.ts'

const LEAD = '/leads/1'
const MINUTE_MS = 60_000

function keptAt(start = 0) {
  const clock = { now: start }
  return { clock, kept: createKeptAnswers(() => clock.now) }
}

function answerLater() {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  return { promise, resolve, reject }
}

test('what was asked ahead is what the step is answered, even while it is on its way', async () => {
  const { kept } = keptAt()
  const { promise, resolve } = answerLater()
  kept.ask(LEAD, () => promise)
  expect(kept.isWanted(LEAD)).toBe(false)
  const step = kept.record(LEAD)
  const page = { id: '1' }
  resolve(page)
  expect(await step).toBe(page)
  expect(kept.isOld(page)).toBe(false)
  expect(await kept.record('/leads/2')).toBe(null)
})

test('what was open is shown again for a while, as something old', async () => {
  const { clock, kept } = keptAt()
  const page = { id: '1' }
  kept.keep(LEAD, page)
  const leave = kept.show(LEAD)
  clock.now = 20 * MINUTE_MS
  leave()
  clock.now = 21 * MINUTE_MS
  expect(kept.isWanted(LEAD)).toBe(true)
  expect(await kept.record(LEAD)).toBe(page)
  expect(kept.isOld(page)).toBe(true)
  clock.now = 23 * MINUTE_MS
  expect(await kept.record(LEAD)).toBe(null)
})

test('what is before the reader is asked for anew', async () => {
  const { kept } = keptAt()
  kept.keep(LEAD, { id: '1' })
  const [leave, leaveToo] = [kept.show(LEAD), kept.show(LEAD)]
  expect(await kept.record(LEAD)).toBe(null)
  expect(kept.isWanted(LEAD)).toBe(false)
  leave()
  expect(await kept.record(LEAD)).toBe(null)
  leaveToo()
  expect(await kept.record(LEAD)).toEqual({ id: '1' })
})

test('a list is taken once, and only if it is new', async () => {
  const { clock, kept } = keptAt()
  kept.ask('/leads', async () => ({ rows: [] }))
  expect(await kept.list('/leads')).toEqual({ rows: [] })
  expect(await kept.list('/leads')).toBe(null)
  kept.ask('/tasks', async () => ({ rows: [] }))
  await kept.record('/tasks')
  clock.now = 3_000
  expect(await kept.list('/tasks')).toBe(null)
})

test('a question that hangs does not hold up the step', async () => {
  const { kept } = keptAt()
  kept.ask(LEAD, () => answerLater().promise)
  expect(await kept.record(LEAD)).toBe(null)
})

test('whoever changes something sees nothing of before, not even what is on its way', async () => {
  const { kept } = keptAt()
  const { promise, resolve } = answerLater()
  kept.keep('/leads/2', { id: '2' })
  kept.ask(LEAD, () => promise)
  const step = kept.record(LEAD)
  kept.forget()
  resolve({ id: '1' })
  expect(await step).toBe(null)
  expect(await kept.record(LEAD)).toBe(null)
  expect(await kept.record('/leads/2')).toBe(null)
})

test('a question that failed is as if nobody had asked', async () => {
  const { kept } = keptAt()
  const { promise, reject } = answerLater()
  kept.ask(LEAD, () => promise)
  const step = kept.record(LEAD)
  reject(new TypeError('Failed to fetch'))
  expect(await step).toBe(null)
  expect(kept.isWanted(LEAD)).toBe(true)
})

test('of many records the oldest leave', async () => {
  const { kept } = keptAt()
  for (let id = 0; id < 60; id += 1) kept.keep(`/leads/${id}`, { id })
  expect(await kept.record('/leads/0')).toBe(null)
  expect(await kept.record('/leads/59')).toEqual({ id: 59 })
  // What was only pointed at takes no place of theirs.
  for (let id = 100; id < 160; id += 1) {
    kept.ask(`/leads/${id}`, async () => ({ id }))
    await kept.record(`/leads/${id}`)
  }
  expect(await kept.record('/leads/59')).toEqual({ id: 59 })
  expect(await kept.record('/leads/100')).toBe(null)
})
