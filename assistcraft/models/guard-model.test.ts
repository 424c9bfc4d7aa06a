import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { connectAssistcraft } from '#db/assistcraft/client.ts'
import { insertModelOutput, listModelOutputs } from '#db/assistcraft/model-outputs.ts'
import { listSpending } from '#db/assistcraft/model-spending.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { completion, endless, reply, startModelServer } from '../testing/model-server.ts'
import { chooseModel } from './choose-model.ts'
import { type Budget, createModelGuard } from './guard-model.ts'
import { isModelsFault } from './outcome.ts'
import { createModelRunner } from './run-task.ts'
import type { Task } from './task.ts'

const TASK: Task<{ said: string }, { mood: string }> = {
  name: 'mood',
  version: 'mood-1',
  instructions: 'Say the mood.',
  schema: z.object({ mood: z.string() }),
  maxOutputTokens: 50,
  timeoutMs: 60_000,
  local: () => ({ mood: 'unknown' }),
}
const PLENTY = { tokens: 1_000_000, money: 1_000 }
const AMPLE: Budget = { price: { input: 1, output: 2 }, call: PLENTY, day: PLENTY, month: PLENTY }
const CALM = { mood: 'calm' }

type Guarding = Partial<Parameters<typeof createModelGuard>[0]>

async function start(compatibleUrl: string, guarding: Guarding = {}) {
  const { assistcraft } = await createTestDatabases()
  const { db, close } = connectAssistcraft(assistcraft.urls.assistcraft_app)
  onTestFinished(close)
  const guard = createModelGuard({ db, budget: AMPLE, isItsFault: isModelsFault, ...guarding })
  const models = createModelRunner({
    ...chooseModel({ compatibleUrl, compatibleModel: 'stand-in' }, {}),
    guard,
    retries: 0,
    record: (output) => insertModelOutput(db, output),
  })
  const ask = (part: Partial<typeof TASK> = {}, callId = 'c1') =>
    models.run({ ...TASK, ...part }, { said: 'x' }, { callId })
  const outcomes = async () => (await listModelOutputs(db, 'c1')).map(({ outcome }) => outcome)
  const spent = async (scope: string) => (await listSpending(db, [scope]))[0]
  return { ask, outcomes, spent }
}

const LOCAL = { answer: { mood: 'unknown' }, from: 'local' }

test('an endless reply ends at its limit, and the local answer stands in the same turn', async () => {
  const { url, state } = await startModelServer(() => undefined)
  state.answer = endless(state)
  const { ask, outcomes } = await start(url)
  expect(await ask()).toEqual(LOCAL)
  expect(await outcomes()).toEqual(['tooLarge'])
  await waitFor(() => state.open === 0)
  // What the sockets of both sides hold comes on top of what is read.
  expect(state.bytes).toBeLessThan(16 * 1024 * 1024)
})

test.each([
  ['too many requests', reply('{}', 429), 'failed'],
  ['an error', reply('{}', 500), 'failed'],
  ['half a reply', reply(completion(CALM).slice(0, 60)), 'failed'],
  ['an empty reply', reply(''), 'failed'],
  ['words that are no JSON', reply({ choices: [] }), 'invalid'],
] as const)(
  '%s from the model is recorded, and the local answer stands',
  async (_, answer, outcome) => {
    const { url } = await startModelServer(answer)
    const { ask, outcomes } = await start(url)
    expect(await ask()).toEqual(LOCAL)
    expect(await outcomes()).toEqual([outcome])
  },
)

test('a reply that is blocked is no failure of the model', async () => {
  const blocked = JSON.stringify({
    id: '1',
    model: 'stand-in',
    choices: [
      { index: 0, message: { role: 'assistant', content: null }, finish_reason: 'content_filter' },
    ],
    usage: { prompt_tokens: 20, completion_tokens: 0, total_tokens: 20 },
  })
  const { url, state } = await startModelServer(reply(blocked))
  const { ask, outcomes } = await start(url, { failuresInARow: 1 })
  for (let turn = 0; turn < 3; turn += 1) expect(await ask()).toEqual(LOCAL)
  expect(await outcomes()).toEqual(['invalid', 'invalid', 'invalid'])
  expect(state.asked).toBe(3)
})

test('a slow reply is given up, and its connection closed', async () => {
  const { url, state } = await startModelServer(() => undefined)
  const { ask, outcomes } = await start(url)
  expect(await ask({ timeoutMs: 100 })).toEqual(LOCAL)
  expect(await outcomes()).toEqual(['timedOut'])
  await waitFor(() => state.open === 0)
})

test('a model that fails is not asked for a while; then one request looks whether it is back', async () => {
  const { url, state } = await startModelServer(reply('{}', 500))
  const { ask, outcomes } = await start(url, { failuresInARow: 2, pauseMs: 300 })
  for (let turn = 0; turn < 4; turn += 1) expect(await ask()).toEqual(LOCAL)
  expect(await outcomes()).toEqual(['failed', 'failed', 'notAsked', 'notAsked'])
  expect(state.asked).toBe(2)
  state.answer = reply(CALM)
  await waitFor(async () => (await ask()).from === 'model')
  expect(state.asked).toBe(3)
  expect(await ask()).toEqual({ answer: CALM, from: 'model' })
})

test('no more requests than allowed are open at a time; who finds none free is answered locally', async () => {
  const waiting: (() => void)[] = []
  const { url, state } = await startModelServer((response, request, body) => {
    waiting.push(() => reply(CALM)(response, request, body))
  })
  const { ask, outcomes } = await start(url, { mostAtOnce: 2 })
  const asked = Array.from({ length: 6 }, () => ask())
  await waitFor(async () => (await outcomes()).length === 4 && waiting.length === 2)
  for (const answer of waiting) answer()
  const from = (await Promise.all(asked)).map((answered) => answered.from)
  expect(from.toSorted()).toEqual(['local', 'local', 'local', 'local', 'model', 'model'])
  expect(state.mostOpen).toBe(2)
})

test('tokens and money are counted for the call, the day and the month, by what was used', async () => {
  const { url } = await startModelServer(reply(CALM))
  const clock = () => new Date('2026-11-29T12:00:00Z')
  const { ask, spent } = await start(url, { clock })
  await ask()
  await ask()
  await ask({}, 'c2')
  expect(await spent('call c1')).toMatchObject({ tokens: 58, micros: 2 * (20 + 2 * 9) })
  expect(await spent('day 2026-11-29')).toMatchObject({ tokens: 87, micros: 114 })
  expect(await spent('month 2026-11')).toMatchObject({ tokens: 87, micros: 114 })
})

test.each(['call', 'day', 'month'] as const)(
  'what the budget of a %s does not bear is not asked',
  async (scope) => {
    const { url, state } = await startModelServer(reply(CALM))
    const budget = { ...AMPLE, [scope]: { tokens: 100, money: 1 } }
    const { ask, outcomes } = await start(url, { budget })
    expect((await ask()).from).toBe('model')
    expect((await ask()).from).toBe('model')
    expect(await ask()).toEqual(LOCAL)
    expect(await outcomes()).toEqual(['used', 'used', 'overBudget'])
    expect(state.asked).toBe(2)
  },
)

test('many at once spend no more money than there is', async () => {
  const { url, state } = await startModelServer(reply(CALM))
  const budget = { ...AMPLE, day: { tokens: 1_000_000, money: 0.0004 } }
  const { ask, outcomes } = await start(url, { budget, mostAtOnce: 50 })
  await Promise.all(Array.from({ length: 20 }, () => ask()))
  expect(state.asked).toBeGreaterThan(0)
  expect(state.asked).toBeLessThanOrEqual(10)
  expect((await outcomes()).filter((outcome) => outcome === 'overBudget')).toHaveLength(
    20 - state.asked,
  )
})
