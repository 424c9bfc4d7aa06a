import { expect, onTestFinished, test } from 'vitest'
import { appendSegment, readAnnotations } from '#domain/call/call.ts'
import { readBrief } from '#domain/call/assistance.ts'
import { summaryIn } from '#domain/documents/shared-types.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import type { ModelOutput } from '#db/assistcraft/model-outputs.ts'
import { chooseModel } from '../models/choose-model.ts'
import { createModelRunner } from '../models/run-task.ts'
import { analyseSegment } from '../tasks/analyse-segment.ts'
import { createCallDoc } from '../testing/call-room.ts'
import { DUBAI } from '../testing/dubai-places.ts'
import { CALL_START, type Line, segmentsOf } from '../testing/heard-call.ts'
import { reply, startModelServer, stream } from '../testing/model-server.ts'
import { CallWorker } from './call-worker.ts'
import { ModelPasses } from './model-passes.ts'
import { createPlaces } from './places.ts'

const LINES: Line[] = [
  ['customer', 'I would like to book a viewing in Dubai Marina on Friday at four pm.'],
  ['agent', 'Perfect. I will send you the location.'],
]
const BRIEF = { outcome: 'A viewing.', requirements: [], agreed: [], concerns: [], nextSteps: [] }
const NOTHING = { suggestion: null, proposals: [], steps: [], disposition: null, brief: BRIEF }

/** A call that was heard, before a model server: whole turns are answered when the test says so. */
async function start(lines: readonly Line[] = LINES) {
  const turns: Parameters<ReturnType<typeof reply>>[] = []
  const { url } = await startModelServer((...asked) => {
    if (asked[2].includes('"stream":true')) turns.push(asked)
    else reply(BRIEF)(...asked)
  })
  const recorded: ModelOutput[] = []
  const models = createModelRunner({
    ...chooseModel({ compatibleUrl: url, compatibleModel: 'stand-in' }, {}),
    record: async (output) => void recorded.push(output),
  })
  const doc = createCallDoc(lines)
  const worker = new CallWorker({
    callId: 'c1',
    doc,
    notes: { keep: () => undefined, allDone: async () => undefined },
    ready: Promise.resolve(),
    places: () => DUBAI,
    analyser: { analyse: async (said) => analyseSegment(said) },
    clock: () => CALL_START,
    onTurn: () => undefined,
    onRevised: () => undefined,
    onState: () => undefined,
    onError: (error) => {
      throw error
    },
  })
  onTestFinished(() => worker.stop())
  await Promise.resolve()
  await worker.allDone()
  const places = createPlaces()
  await places.learn(async () => DUBAI)
  const passes = new ModelPasses({
    callId: 'c1',
    joined: { doc },
    worker,
    // However busy the machine, the model is heard out.
    models: {
      ...models,
      run: (task, ...rest) => models.run({ ...task, timeoutMs: 90_000 }, ...rest),
    },
    places,
    clock: () => CALL_START,
    signal: new AbortController().signal,
  })
  const open = (kind: string) =>
    readAnnotations(doc).filter((mark) => mark.kind === kind && mark.status === 'open')
  return { doc, worker, passes, turns, recorded, open }
}

test('a turn that is answered when the call is over opens no brief again', async () => {
  const { doc, worker, passes, turns, open } = await start()
  const read = passes.readTurn()
  await waitFor(() => turns.length === 1)
  // Its words are due while the one before is being read.
  const [, , third] = segmentsOf([...LINES, ['customer', 'Thank you.']])
  doc.transact(() => appendSegment(doc, third!), 'feed')
  await worker.allDone()
  await passes.readTurn()
  await passes.summarise()
  expect(summaryIn(doc).length).toBeGreaterThan(0)
  stream([JSON.stringify(NOTHING)])(...turns[0]!)
  await waitFor(() => turns.length === 2)
  stream([JSON.stringify(NOTHING)])(...turns[1]!)
  await read
  passes.renewBrief()
  expect(open('brief')).toEqual([])
})

test('of an answer that was cut only what came is taken as the word of the model', async () => {
  const { passes, turns, recorded, open, worker } = await start()
  const before = open('nextStep').map(({ type }) => type)
  expect(before.length).toBeGreaterThan(0)
  expect(before).not.toContain('own')
  const read = passes.readTurn()
  await waitFor(() => turns.length === 1)
  const request = turns[0]!
  stream(['{"suggestion":null,"proposals":[],"steps":[{"text":"Call'], 'never')(...request)
  request[0].end()
  await read
  expect(recorded).toMatchObject([{ outcome: 'partly', fate: '' }])
  // The steps and what the call came to are the rules' own, worded where they are read.
  expect(open('nextStep').map(({ type }) => type)).toEqual(before)
  expect(worker.steps().map(({ type }) => type)).not.toContain('own')
  const [brief] = open('brief')
  expect(brief && readBrief(brief)?.agreed).toEqual([
    'Viewing on Friday, 27 November 2026 at 16:00',
  ])
})
