import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { createCompatible } from '#assistcraft/models/compatible.ts'
import { createModelRunner } from '#assistcraft/models/run-task.ts'
import { completion, startModelServer } from '#assistcraft/testing/model-server.ts'
import { createTestDatabases } from '#tests/support/databases.ts'
import { ask, askWith, judge, layDown, type QuestionSet, type Verdict } from '../ask.ts'
import { FRESH_SET } from '../fresh/fresh-set.ts'
import { tally } from '../report.ts'
import { FIRST_SET, HELD_OUT_SET, MANAGERS_SET } from '../sets.ts'
import { LATER_SET } from '../later-set.ts'
import { type Answering, inputOf, knowing, LIARS } from './stand-in-models.ts'
import { BEYOND, MISSPELT, STRANGE_SET, UNHEARD_OF } from './strange-set.ts'

const { pace, drop } = await createTestDatabases({ keep: true })
const admin = connectPace(pace.adminUrl, { max: 1 })
const reporting = connectPace(pace.urls.pace_reporting, { max: 2 })
afterAll(async () => {
  await Promise.all([admin.close(), reporting.close()])
  await drop()
})
beforeAll(() => layDown(admin.db))

const SETS = [FIRST_SET, HELD_OUT_SET, LATER_SET, MANAGERS_SET, FRESH_SET, STRANGE_SET]
const ALL: QuestionSet = {
  covered: SETS.flatMap(({ covered }) => covered),
  followUps: SETS.flatMap(({ followUps }) => followUps),
  uncovered: SETS.flatMap(({ uncovered }) => uncovered),
}

/** Those that the rules alone ask back: the others no model hears of, as the first test shows. */
const asksBack = (question: string) => 'clarify' in ask(question)
const OPEN: QuestionSet = {
  covered: ALL.covered.map((gold) => ({ ...gold, said: gold.said.filter(asksBack) })),
  followUps: ALL.followUps,
  uncovered: ALL.uncovered.map((gold) => ({ ...gold, said: gold.said.filter(asksBack) })),
}

/** The rules with a model behind real HTTP that answers so. */
async function asking(answering: Answering) {
  const { url, state } = await startModelServer((response, _request, body) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(completion(answering(inputOf(body))))
  })
  const model = createCompatible({ url, model: 'stand-in' })
  const options = { modelId: 'stand-in', isRemote: true, record: async () => undefined }
  return { asks: askWith(createModelRunner({ model, ...options })), state }
}

/** A thousand plans and their queries, on a machine that has much else to do. */
const WHOLE_SETS_MS = 900_000

function wrongOf(verdicts: readonly Verdict[]) {
  return verdicts.filter(({ outcome }) => outcome === 'wrong')
}

test(
  '[Q11] a model that knows the strange words beats the rules, without one wrong answer more',
  async () => {
    const alone = await judge(reporting.db, ALL)
    const { asks, state } = await asking(knowing)
    const together = await judge(reporting.db, ALL, asks)
    expect(wrongOf(together)).toEqual(wrongOf(alone))
    const right = (verdicts: readonly Verdict[]) => tally(verdicts, ['covered', 'follow-up']).right
    expect(right(together)).toBe(right(alone) + MISSPELT.length)
    // The rules' own answers cost nothing: it was asked about strange words alone.
    expect(state.asked).toBeGreaterThanOrEqual(MISSPELT.length + UNHEARD_OF.length)
    expect(state.asked).toBeLessThan(together.length / 4)
  },
  WHOLE_SETS_MS,
)

test.each(MISSPELT)(
  '“$said” is answered, since its letters bear the reading out',
  async ({ said, model }) => {
    const { asks } = await asking(knowing)
    expect(ask(said)).toHaveProperty('clarify')
    const [, meant] = Object.entries(model.readings)[0] ?? []
    expect(await asks(said)).toMatchObject({ notes: [expect.stringContaining(`${meant}`)] })
  },
)

test.each(UNHEARD_OF)(
  '“$said” is asked back with what was meant, to be pressed',
  async ({ said, plan }) => {
    const { asks } = await asking(knowing)
    const reply = await asks(said)
    const [option = ''] = 'clarify' in reply ? reply.clarify.options : []
    expect(ask(option)).toMatchObject({
      plan: { measure: plan.measure, dimensions: plan.dimensions ?? [] },
    })
  },
)

test.each(Object.entries(LIARS))(
  'of a model that %s nothing is answered wrongly',
  async (_how, liar) => {
    const { asks } = await asking(liar)
    const verdicts = await judge(reporting.db, OPEN, asks)
    expect(verdicts.length).toBeGreaterThan(100)
    expect(wrongOf(verdicts)).toEqual([])
  },
  WHOLE_SETS_MS,
)

test('words that turn a question, and what tells a model what to do, reach no model', async () => {
  const { asks, state } = await asking(knowing)
  const turned = BEYOND.filter((said) => /nobody|forecast|ignore|SYSTEM/.test(said))
  expect(turned).toHaveLength(4)
  for (const said of turned) expect(await asks(said)).toEqual(ask(said))
  expect(state.asked).toBe(0)
})
