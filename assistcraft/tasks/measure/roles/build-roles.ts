// Rebuilds numbers.json and days.json: node assistcraft/tasks/measure/roles/build-roles.ts
// With --across nothing is written: it tells for each writer of calls how models do that the others made.
import { writeFileSync } from 'node:fs'
import { chancesOf, readModel } from '../../learnt/softmax-model.ts'
import { trainSoftmax } from '../learning/train-softmax.ts'
import { examplesByWriter, TO_LEARN } from './writers.ts'

const isAcross = process.argv[2] === '--across'

for (const [name, { file, classes, read }] of Object.entries(TO_LEARN)) {
  const writers = examplesByWriter(read)
  if (!isAcross) {
    const model = trainSoftmax(
      writers.flatMap(({ examples }) => examples),
      classes,
    )
    writeFileSync(file, `${JSON.stringify(model)}\n`)
    continue
  }
  for (const { writer, examples } of writers) {
    const others = writers.flatMap((one) => (one.writer === writer ? [] : one.examples))
    const model = readModel(trainSoftmax(others, classes))
    const right = examples.filter(({ features, target }) => {
      const chances = chancesOf(model, features)
      return chances.indexOf(Math.max(...chances)) === target
    })
    const share = (right.length / examples.length).toFixed(3)
    process.stdout.write(`${name}, ${writer}: ${right.length} of ${examples.length}, ${share}\n`)
  }
}
