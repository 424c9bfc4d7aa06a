// Rebuilds turns.json: node assistcraft/tasks/measure/intents/build-turns.ts DIALOGUES.jsonl
// With --across behind it nothing is written: it tells for each writer of calls how a model does that the others made.
import { readFileSync, writeFileSync } from 'node:fs'
import { NO_PLACES } from '../../findings/gazetteer.ts'
import { CALLED_HOUSE } from '../calls/calls-house.ts'
import { readCalls, readCallsByAnotherHand, readCallsToLearnFrom } from '../calls/labelled-calls.ts'
import { readDialogues } from '../../intent/read-dialogues.ts'
import { asCalls, readTurns } from './read-turns.ts'
import { type TurnExample, trainTurns } from './train-turns.ts'
import { predictIntent } from '../../intent/turns/turn-model.ts'
import { readModel } from '../../learnt/softmax-model.ts'

const [path, across] = process.argv.slice(2)
if (!path) throw new Error('Name the file of labelled dialogues (JSON lines).')

/** There are more of the dialogues than of calls, and people do not call as they are written. */
const DIALOGUE_WEIGHT = 0.2

const WRITERS = Object.entries({
  ...readCallsToLearnFrom(),
  'another hand': readCallsByAnotherHand().dev,
  'known Dubai calls': readCalls().known,
}).map(([writer, calls]) => ({ writer, examples: readTurns(calls, CALLED_HOUSE) }))

/** Every fifth dialogue is held out, for the figures in MEASURED.md. */
const dialogues = readDialogues(readFileSync(path, 'utf8')).filter((_, index) => index % 5 !== 0)
const written = readTurns(asCalls(dialogues), NO_PLACES).map((example): TurnExample => ({
  ...example,
  weight: DIALOGUE_WEIGHT,
}))

if (across === '--across')
  for (const { writer, examples } of WRITERS) {
    const others = WRITERS.flatMap((one) => (one.writer === writer ? [] : one.examples))
    const model = readModel(trainTurns([...others, ...written]))
    const right = examples.filter(
      ({ turn, intent }) => predictIntent(model, turn).intent === intent,
    )
    const share = (right.length / examples.length).toFixed(3)
    process.stdout.write(`${writer}: ${right.length} of ${examples.length}, ${share}\n`)
  }
else {
  const examples = [...WRITERS.flatMap((one) => one.examples), ...written]
  writeFileSync(
    new URL('../../intent/turns/turns.json', import.meta.url),
    `${JSON.stringify(trainTurns(examples))}\n`,
  )
}
