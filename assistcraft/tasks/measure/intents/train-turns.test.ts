import { expect, test } from 'vitest'
import { CALLED_HOUSE } from '../calls/calls-house.ts'
import { readCalls, readCallsByAnotherHand, readCallsToLearnFrom } from '../calls/labelled-calls.ts'
import { readTurns } from './read-turns.ts'
import { type TurnExample, trainTurns } from './train-turns.ts'
import { turnFeatures } from '../../intent/turns/turn-features.ts'
import { predictIntent } from '../../intent/turns/turn-model.ts'
import { readModel } from '../../learnt/softmax-model.ts'
import turns from '../../intent/turns/turns.json' with { type: 'json' }

const NOTHING = { agentText: '', asked: [], before: null, entities: [] }
const saying = (text: string) => ({ ...NOTHING, spoken: text, text })
const EXAMPLES: TurnExample[] = [
  'find me a flat',
  'find a villa',
  'find something else',
  'cancel the visit',
  'please cancel it',
  'cancel that for monday',
].map((text) => ({ turn: saying(text), intent: text.startsWith('find') ? 'findHome' : 'cancel' }))

test('the same examples give the same model', () => {
  expect(trainTurns(EXAMPLES)).toEqual(trainTurns(EXAMPLES))
})

test('what was learnt holds for other words of the same meaning, in another language too', () => {
  const model = readModel(trainTurns(EXAMPLES))
  for (const text of ['monday, cancel', 'withdraw', 'لو سمحتي الغيه', 'ألغي كل شي'])
    expect(predictIntent(model, saying(text)).intent, text).toBe('cancel')
})

test('a word that is also a property of every object has no weight', () => {
  const { intent, confidence } = predictIntent(
    readModel(turns),
    saying('constructor __proto__ toString'),
  )
  expect(intent).toBeTypeOf('string')
  expect(confidence).toBeGreaterThan(0)
})

test('a turn has no more features than so many, however long it is', () => {
  const words = (count: number) => Array.from({ length: count }, (_, at) => `w${'o'.repeat(at)}`)
  const features = (count: number) => turnFeatures(saying(words(count).join(' '))).size
  expect(features(4000)).toBe(features(200))
})

test('the model is whole, and small', () => {
  const { rows, weights, bias } = readModel(turns)
  expect(weights.length).toBe(rows.size * bias.length)
  expect(JSON.stringify(turns).length).toBeLessThan(300_000)
})

const { e, f, imagined } = readCallsToLearnFrom()
const WRITERS = Object.entries({
  e,
  f,
  imagined,
  another: readCallsByAnotherHand().dev,
  known: readCalls().known,
}).map(([writer, calls]) => ({ writer, examples: readTurns(calls, CALLED_HOUSE) }))

test.each([
  ['e', 0.75],
  ['f', 0.75],
])('a model that was made without writer %s reads at least %d of their turns', (writer, floor) => {
  const of = (isTheirs: boolean) =>
    WRITERS.flatMap((one) => ((one.writer === writer) === isTheirs ? one.examples : []))
  const model = readModel(trainTurns(of(false)))
  const theirs = of(true)
  const right = theirs.filter(({ turn, intent }) => predictIntent(model, turn).intent === intent)
  expect(right.length / theirs.length).toBeGreaterThanOrEqual(floor)
})
