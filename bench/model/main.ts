import { loadavg } from 'node:os'
import { CallWorker } from '#assistcraft/calls/call-worker.ts'
import { ModelPasses } from '#assistcraft/calls/model-passes.ts'
import { createPlaces } from '#assistcraft/calls/places.ts'
import { readAssistcraftEnv } from '#assistcraft/env.ts'
import { chooseModel } from '#assistcraft/models/choose-model.ts'
import { createModelRunner } from '#assistcraft/models/run-task.ts'
import { analyseSegment } from '#assistcraft/tasks/analyse-segment.ts'
import { warmUp } from '#assistcraft/tasks/warm-up.ts'
import { createCallDoc } from '#assistcraft/testing/call-room.ts'
import { DUBAI } from '#assistcraft/testing/dubai-places.ts'
import { CALL_START, type Line, segmentsOf } from '#assistcraft/testing/heard-call.ts'
import type { ModelOutput } from '#db/assistcraft/model-outputs.ts'
import { appendSegment } from '#domain/call/call.ts'
import { DEMO_DIALOGUES } from '#domain/call/replay/demo-dialogues.ts'
import { summarise } from '../stack/latencies.ts'
import { startStandIn } from './stand-in.ts'

/** What Assistcraft needs to run and its model does not. */
const NO_NEED = {
  ASSISTCRAFT_DATABASE_URL: 'postgres://unused',
  AUTH_CLIENT_ID: 'bench',
  AUTH_CLIENT_SECRET: 'x'.repeat(32),
}

/**
 * `model`: what reading the demo's calls by a model takes and costs, turn by turn and at their end, with the prompts and budgets of the
 * product. With a key (`GOOGLE_GENERATIVE_AI_API_KEY`, or `OPENAI_COMPATIBLE_URL`) that model is asked; else a stand-in over HTTP that
 * answers at once, so that what is left is ours, and the tokens are counted from the bytes.
 */
export async function benchModel(): Promise<void> {
  warmUp()
  const env = readAssistcraftEnv({ ...NO_NEED, ...process.env })
  const chosen = chooseModel(env.model, {})
  const standIn = chosen.isRemote ? null : await startStandIn()
  const model = standIn
    ? chooseModel({ compatibleUrl: standIn.url, compatibleModel: 'stand-in' }, {})
    : chosen
  const { price } = env.budget
  const recorded: ModelOutput[] = []
  const record = async (output: ModelOutput) => void recorded.push(output)
  const models = createModelRunner({ ...model, record, price })
  for (const { turns } of DEMO_DIALOGUES) {
    await readCall(
      turns.map(({ speaker, text }): Line => [speaker === 'user' ? 'customer' : 'agent', text]),
      models,
    )
  }
  standIn?.close()
  console.log(
    `\n${model.modelId}, ${DEMO_DIALOGUES.length} calls, load ${loadavg()[0]?.toFixed(1)}`,
  )
  console.table(
    Object.fromEntries(
      ['turn', 'summarise'].map((task) => [
        task,
        told(recorded.filter((one) => one.task === task)),
      ]),
    ),
  )
  const micros = recorded.reduce((sum, one) => sum + (one.micros ?? 0), 0)
  const each = micros / 1_000_000 / DEMO_DIALOGUES.length
  console.log(`${each.toFixed(4)} a call, at ${price.input} and ${price.output} a million tokens`)
}

type Models = ReturnType<typeof createModelRunner>

/** A call as it comes: one segment after the other, a pass whenever a turn has ended, the summary at its end. */
async function readCall(lines: readonly Line[], models: Models): Promise<void> {
  const doc = createCallDoc()
  let isTurnOver = false
  const call = { callId: 'bench', clock: () => CALL_START }
  const worker = new CallWorker({
    ...call,
    doc,
    notes: { keep: () => undefined, allDone: async () => undefined },
    ready: Promise.resolve(),
    places: () => DUBAI,
    analyser: { analyse: async (said) => analyseSegment(said) },
    onTurn: () => (isTurnOver = true),
    onRevised: () => undefined,
    onState: () => undefined,
    onError: (error) => {
      throw error
    },
  })
  const places = createPlaces()
  await places.learn(async () => DUBAI)
  const { signal } = new AbortController()
  const passes = new ModelPasses({ ...call, joined: { doc }, worker, models, places, signal })
  for (const segment of segmentsOf(lines)) {
    doc.transact(() => appendSegment(doc, segment), 'feed')
    await worker.allDone()
    if (isTurnOver) await passes.readTurn()
    isTurnOver = false
  }
  await passes.summarise()
  worker.stop()
}

function told(outputs: readonly ModelOutput[]) {
  const { count, p50, p95 } = summarise(outputs.map(({ durationMs }) => durationMs ?? 0))
  const meanOf = (tokens: (one: ModelOutput) => number | null | undefined) =>
    Math.round(outputs.reduce((sum, one) => sum + (tokens(one) ?? 0), 0) / outputs.length)
  return {
    asked: count,
    used: outputs.filter(({ outcome }) => outcome === 'used').length,
    'p50 ms': p50,
    'p95 ms': p95,
    'tokens in': meanOf((one) => one.inputTokens),
    'tokens out': meanOf((one) => one.outputTokens),
    millionths: meanOf((one) => one.micros),
  }
}
