import { createServer } from 'node:http'
import { generateText, streamText } from 'ai'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import type { ModelOutput } from '#db/assistcraft/model-outputs.ts'
import { summaryTask } from '../tasks/summary/summary-task.ts'
import { chooseModel } from './choose-model.ts'
import { createLocalModel } from './local.ts'
import { LOCAL_ANSWERS } from '../local-answers.ts'
import { createModelRunner } from './run-task.ts'

const DRAFT = {
  outcome: 'Daniel called.',
  requirements: ['2 bedrooms'],
  agreed: [],
  concerns: [],
  nextSteps: [],
}

test('without a key or an address the local model is chosen, a key goes first', () => {
  expect(chooseModel({}, {})).toMatchObject({ modelId: 'local', isRemote: false })
  expect(
    chooseModel({ compatibleUrl: 'http://localhost:1/v1', compatibleModel: 'qwen' }, {}),
  ).toMatchObject({ modelId: 'qwen', isRemote: true })
  expect(chooseModel({ geminiKey: 'k', compatibleUrl: 'http://localhost:1/v1' }, {})).toMatchObject(
    { modelId: 'gemini-2.5-flash' },
  )
})

test('the local model answers its tasks through the same seam', async () => {
  const recorded: ModelOutput[] = []
  const models = createModelRunner({
    ...chooseModel({}, LOCAL_ANSWERS),
    record: async (output) => void recorded.push(output),
  })
  const result = await models.run(summaryTask, {
    transcript: [],
    currency: 'AED',
    language: 'en' as const,
    date: '2026-11-23',
    draft: DRAFT,
  })
  expect(result).toEqual({ answer: DRAFT, from: 'local' })
  expect(recorded).toMatchObject([
    { model: 'local', outcome: 'used', inputTokens: 0, outputTokens: 0 },
  ])
})

test('the local model says so when it is asked for something else', async () => {
  const model = createLocalModel({})
  await expect(generateText({ model, prompt: 'Write a poem.', maxRetries: 0 })).rejects.toThrow(
    'no task',
  )
})

test('the local model streams what it generates', async () => {
  const model = createLocalModel({ echo: (input) => input })
  const result = streamText({
    model,
    prompt: '{"a":1}',
    providerOptions: { pace: { task: 'echo' } },
  })
  expect(await result.text).toBe('{"a":1}')
  expect(await result.finishReason).toBe('stop')
})

test('a server that speaks chat completions is asked for JSON and counted', async () => {
  const bodies: unknown[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    bodies.push(JSON.parse(Buffer.concat(chunks).toString()))
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({
        id: '1',
        model: 'qwen',
        choices: [
          {
            index: 0,
            message: { role: 'assistant', content: JSON.stringify(DRAFT) },
            finish_reason: 'stop',
          },
        ],
        usage: { prompt_tokens: 20, completion_tokens: 9, total_tokens: 29 },
      }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const compatibleUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`
  const recorded: ModelOutput[] = []
  const chosen = chooseModel({ compatibleUrl, compatibleModel: 'qwen' }, {})
  const models = createModelRunner({
    ...chosen,
    record: async (output) => void recorded.push(output),
  })
  expect(
    await models.run(summaryTask, {
      transcript: [],
      currency: 'AED',
      language: 'en',
      date: '2026-11-23',
      draft: DRAFT,
    }),
  ).toEqual({ answer: DRAFT, from: 'model' })
  expect(recorded).toMatchObject([{ inputTokens: 20, outputTokens: 9, outcome: 'used' }])
  const [body] = bodies
  expect(
    z.object({ response_format: z.object({ type: z.string() }) }).parse(body).response_format.type,
  ).toBe('json_schema')
})
