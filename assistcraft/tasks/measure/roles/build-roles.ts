// Rebuilds numbers.json and days.json: node assistcraft/tasks/measure/roles/build-roles.ts DIALOGUES.jsonl
// With --across behind it nothing is written: it tells for each writer of calls how models do that the others made.
import { readFileSync, writeFileSync } from 'node:fs'
import { readDialogues } from '../../intent/read-dialogues.ts'
import { chancesOf, readModel } from '../../learnt/softmax-model.ts'
import { trainSoftmax } from '../learning/train-softmax.ts'
import { dayExamplesOfDialogues, examplesByWriter, TO_LEARN } from './writers.ts'

const [path, across] = process.argv.slice(2)
if (!path) throw new Error('Name the file of labelled dialogues (JSON lines).')
const ofDialogues = dayExamplesOfDialogues(readDialogues(readFileSync(path, 'utf8')))

for (const [name, { file, classes, read }] of Object.entries(TO_LEARN)) {
  const writers = examplesByWriter(read)
  const written = name === 'days' ? ofDialogues : []
  if (across !== '--across') {
    const all = writers.flatMap(({ examples }) => examples)
    const model = trainSoftmax([...all, ...written], classes)
    writeFileSync(file, `${JSON.stringify(model)}\n`)
    continue
  }
  for (const { writer, examples } of writers) {
    const others = writers.flatMap((one) => (one.writer === writer ? [] : one.examples))
    const model = readModel(trainSoftmax([...others, ...written], classes))
    const right = examples.filter(({ features, target }) => {
      const chances = chancesOf(model, features)
      return chances.indexOf(Math.max(...chances)) === target
    })
    const share = (right.length / examples.length).toFixed(3)
    process.stdout.write(`${name}, ${writer}: ${right.length} of ${examples.length}, ${share}\n`)
  }
}
