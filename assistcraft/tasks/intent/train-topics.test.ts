import { expect, test } from 'vitest'
import { likeliest, predictTopics } from './topic-model.ts'
import { type Example, trainTopics } from './train-topics.ts'

const EXAMPLES: Example[] = [
  'find me a flat',
  'find a villa',
  'find something else',
  'book a visit',
  'book a viewing',
  'book it for monday',
].map((text) => ({
  utterance: { text, agentText: '', topic: null },
  topic: text.startsWith('find') ? 'find' : 'schedule',
}))

test('the same examples give the same model', () => {
  expect(trainTopics(EXAMPLES, { minimum: 1 })).toEqual(trainTopics(EXAMPLES, { minimum: 1 }))
})

test('what was learnt holds for words in another order', () => {
  const model = trainTopics(EXAMPLES, { minimum: 1 })
  const probabilities = predictTopics(model, {
    text: 'a visit, book one',
    agentText: '',
    topic: null,
  })
  expect(likeliest(probabilities)).toBe('schedule')
  expect(probabilities.find + probabilities.schedule + probabilities.none).toBeCloseTo(1)
})

test('a word that is also a property of every object has no weight', () => {
  const model = trainTopics(EXAMPLES, { minimum: 1 })
  expect(() =>
    predictTopics(model, { text: 'constructor __proto__ toString', agentText: '', topic: null }),
  ).not.toThrow()
})
