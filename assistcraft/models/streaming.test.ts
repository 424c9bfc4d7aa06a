import { expect, test } from 'vitest'
import { z } from 'zod'
import type { ModelOutput } from '#db/assistcraft/model-outputs.ts'
import { reply, startModelServer, stream } from '../testing/model-server.ts'
import { chooseModel } from './choose-model.ts'
import { createModelRunner } from './run-task.ts'
import type { Task } from './task.ts'

type Answer = { first: string; second: number[]; third: boolean }
const TASK: Task<object, Answer> = {
  name: 'three',
  version: 'three-1',
  instructions: 'Say three things.',
  schema: z.object({ first: z.string(), second: z.array(z.number()), third: z.boolean() }),
  maxOutputTokens: 50,
  timeoutMs: 60_000,
  local: () => ({ first: 'ours', second: [0], third: false }),
  streams: true,
}
const WHOLE = '{"first":"theirs","second":[1,2],"third":true}'

async function start(answer: Parameters<typeof startModelServer>[0], signal?: AbortSignal) {
  const { url, state } = await startModelServer(answer)
  const recorded: ModelOutput[] = []
  const told: Partial<Answer>[] = []
  const models = createModelRunner({
    ...chooseModel({ compatibleUrl: url, compatibleModel: 'stand-in' }, {}),
    record: async (output) => void recorded.push(output),
    price: { input: 1, output: 2 },
  })
  const ask = () =>
    models.run(
      TASK,
      {},
      {
        ...(signal ? { signal } : {}),
        onParts: (parts) => told.push(parts),
        judge: ({ second, third }) => `${second?.length} kept, ${third}`,
      },
    )
  return { ask, told, recorded, state }
}

test('parts of an answer are told as they come, and its cost and fate are recorded', async () => {
  const { ask, told, recorded } = await start(
    stream([WHOLE.slice(0, 8), WHOLE.slice(8, 25), WHOLE.slice(25, 40), WHOLE.slice(40)]),
  )
  const answer = { first: 'theirs', second: [1, 2], third: true }
  expect(await ask()).toEqual({ answer, from: 'model' })
  expect(told.at(-1)).toEqual({ first: 'theirs', second: [1, 2] })
  expect(recorded).toMatchObject([
    { outcome: 'used', inputTokens: 20, outputTokens: 9, micros: 38, fate: '2 kept, true' },
  ])
  expect(recorded[0]?.asked).toMatchObject({ bytes: 2 })
})

/** Cut in the middle of its last part. */
const CUT = [WHOLE.slice(0, 42)]
const CAME = { first: 'theirs', second: [1, 2] }
const MIXED = { answer: { ...CAME, third: false }, from: 'model', parts: CAME }
/** What goes out is counted in full where no usage came, with the instructions: '{}' and they. */
const OUT = Math.ceil((2 + TASK.instructions.length) / 3)

test('of an answer that does not end in time what was whole is used, and the local answer for the rest', async () => {
  const late = new AbortController()
  const { ask, recorded, state, told } = await start(stream(CUT, 'never'), late.signal)
  // Time is up as soon as there is something to keep.
  told.push = (...parts) => {
    late.abort(new DOMException('Time is up.', 'TimeoutError'))
    return Array.prototype.push.apply(told, parts)
  }
  expect(await ask()).toEqual(MIXED)
  expect(recorded).toMatchObject([
    { outcome: 'partly', inputTokens: OUT, fate: '2 kept, undefined' },
  ])
  expect(recorded[0]?.outputTokens).toBeGreaterThan(9)
  expect(state.asked).toBe(1)
})

test('of an answer that breaks off what was whole is used, too', async () => {
  const { ask, recorded, state, told } = await start((response, ...at) => {
    stream(CUT, 'never')(response, ...at)
    told.push = (...parts) => {
      response.destroy()
      return Array.prototype.push.apply(told, parts)
    }
  })
  expect(await ask()).toEqual(MIXED)
  expect(recorded).toMatchObject([{ outcome: 'partly' }])
  expect(state.asked).toBe(1)
})

test.each([
  ['no usage', undefined],
  ['a usage of nothing', { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 }],
])('where a server tells %s, what went out and about what came is counted', async (_, usage) => {
  const { ask, recorded } = await start(stream([WHOLE], 'stop', usage ?? null))
  expect((await ask()).from).toBe('model')
  const outputTokens = Math.ceil(WHOLE.length / 3)
  const micros = OUT + 2 * outputTokens
  expect(recorded).toMatchObject([{ outcome: 'used', inputTokens: OUT, outputTokens, micros }])
})

test('a part of another shape is the local one, and an answer without a right part is none', async () => {
  const odd = await start(stream(['{"first":7,"second":[3],"third":true}']))
  expect((await odd.ask()).answer).toEqual({ first: 'ours', second: [3], third: true })
  expect(odd.recorded).toMatchObject([{ outcome: 'partly' }])
  const wrong = await start(stream(['I cannot help with that.']))
  expect(await wrong.ask()).toEqual({ answer: TASK.local({}), from: 'local' })
  expect(wrong.recorded).toMatchObject([{ outcome: 'invalid' }])
})

test('a refusal that may pass is asked again, and one that will not is answered locally at once', async () => {
  let refusals = 2
  const { ask, state } = await start((...at) => {
    refusals -= 1
    return refusals >= 0 ? reply('{}', 429)(...at) : stream([WHOLE])(...at)
  })
  expect((await ask()).from).toBe('model')
  expect(state.asked).toBe(3)
  const denied = await start(reply('{}', 401))
  expect((await denied.ask()).from).toBe('local')
  expect(denied.state.asked).toBe(1)
})

test('whoever asks for a longer pause than there is time is not asked again', async () => {
  const { ask, recorded, state } = await start((response) => {
    response.writeHead(429, { 'content-type': 'application/json', 'retry-after': '30' })
    response.end('{}')
  })
  expect((await ask()).from).toBe('local')
  expect(recorded).toMatchObject([{ outcome: 'failed' }])
  expect(state.asked).toBe(1)
})

test('a stream without end stops at its limit', async () => {
  const { ask, recorded, state } = await start((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const chunk = `: ${'x'.repeat(32_000)}\n\n`
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    }
    response.on('drain', more)
    more()
  })
  expect((await ask()).from).toBe('local')
  expect(recorded).toMatchObject([{ outcome: 'tooLarge' }])
  expect(state.asked).toBe(1)
})
