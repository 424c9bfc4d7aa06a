// Prints the table of MEASURED.md: node assistcraft/tasks/measure/print-measured.ts DIALOGUES.jsonl
import { readFileSync } from 'node:fs'
import { readDialogues } from '../intent/read-dialogues.ts'
import { measure, rates } from './measure.ts'

const [path] = process.argv.slice(2)
if (!path) throw new Error('Name the file of labelled dialogues (JSON lines).')

const heldOut = readDialogues(readFileSync(path, 'utf8')).filter((_, index) => index % 5 === 0)
const { scores, intent, msPerSegment } = measure(heldOut)
const figure = (value: number) => value.toFixed(3)
const lines = Object.entries(scores).map(([name, counted]) => {
  const { precision, recall, f1, labels } = rates(counted)
  return `| ${name} | ${labels} | ${figure(precision)} | ${figure(recall)} | ${figure(f1)} |`
})
process.stdout.write(
  [
    '| what | labels | precision | recall | F1 |',
    '|---|--:|--:|--:|--:|',
    ...lines,
    `| intent (find, schedule, none), with state | ${intent.all} | | | accuracy ${figure(intent.right / intent.all)} |`,
    '',
    `${heldOut.length} dialogues, ${msPerSegment.toFixed(2)} ms per segment.`,
    '',
  ].join('\n'),
)
