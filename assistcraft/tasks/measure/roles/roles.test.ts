import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readDialogues } from '../../intent/read-dialogues.ts'
import { chancesOf, readModel } from '../../learnt/softmax-model.ts'
import { trainSoftmax } from '../learning/train-softmax.ts'
import days from '../../dates/days/days.json' with { type: 'json' }
import numbers from '../../entities/numbers/numbers.json' with { type: 'json' }
import { dayExamplesOfDialogues, examplesByWriter, TO_LEARN } from './writers.ts'

const written = dayExamplesOfDialogues(
  readDialogues(readFileSync(new URL('../fixtures/held-out.jsonl', import.meta.url), 'utf8')),
)

test.each([
  ['numbers', numbers],
  ['days', days],
] as const)('the model of %s is whole, and small', (name, file) => {
  const { rows, weights, bias } = readModel(file)
  expect(bias).toHaveLength(TO_LEARN[name].classes)
  expect(weights.length).toBe(rows.size * bias.length)
  expect(JSON.stringify(file).length).toBeLessThan(150_000)
})

test.each([
  ['numbers', 'e', 0.82],
  ['numbers', 'h', 0.84],
  ['days', 'e', 0.82],
  ['days', 'h', 0.8],
] as const)(
  'a model of %s that was made without writer %s reads at least %d of theirs',
  (name, writer, floor) => {
    const { read, classes } = TO_LEARN[name]
    const writers = examplesByWriter(read)
    const others = writers.flatMap((one) => (one.writer === writer ? [] : one.examples))
    const model = readModel(trainSoftmax([...others, ...(name === 'days' ? written : [])], classes))
    const theirs = writers.find((one) => one.writer === writer)?.examples ?? []
    const right = theirs.filter(({ features, target }) => {
      const chances = chancesOf(model, features)
      return chances.indexOf(Math.max(...chances)) === target
    })
    expect(right.length / theirs.length).toBeGreaterThanOrEqual(floor)
  },
)

test('the same examples give the same model, and no feature of it has a space', () => {
  const examples = examplesByWriter(TO_LEARN.days.read).flatMap((one) => one.examples)
  const made = trainSoftmax(examples, TO_LEARN.days.classes)
  expect(trainSoftmax(examples, TO_LEARN.days.classes)).toEqual(made)
  for (const { features } of examples)
    for (const feature of features) expect(feature).not.toMatch(/\s/)
})
