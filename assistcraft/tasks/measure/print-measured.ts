// Writes MEASURED.md anew: node assistcraft/tasks/measure/print-measured.ts DIALOGUES.jsonl [--slips]
import { readFileSync, writeFileSync } from 'node:fs'
import { type LabelledDialogue, readDialogues } from '../intent/read-dialogues.ts'
import { OTHER_HANDS, readCalls, readCallsByAnotherHand } from './calls/labelled-calls.ts'
import { type CallScores, scoreCalls } from './calls/score-calls.ts'
import { measure } from './measure.ts'
import { rates, type Score } from './calls/score.ts'
import { wandering } from './wandering/wander.ts'

const [path, slips] = process.argv.slice(2)
if (!path) throw new Error('Name the file of labelled dialogues (JSON lines).')

const heldOut = readDialogues(readFileSync(path, 'utf8')).filter((_, index) => index % 5 === 0)
const { known, heldOut: heldOutCalls } = readCalls()
const byHand = readCallsByAnotherHand()
const others = (['dev', 'heldOut', 'fourth', 'further', 'fifth', 'sixth'] as const).map((hand) => ({
  ...OTHER_HANDS[hand],
  calls: byHand[hand],
}))
const page = new URL('MEASURED.md', import.meta.url)
const figure = (value: number) => value.toFixed(3)

/** Each table stands between its two marks; the words around it are written by hand. */
const TABLES: Record<string, string[]> = {
  dialogues: dialogueTable(heldOut),
  wandering: dialogueTable(wandering(heldOut, 'heldOut')),
  known: callTable(scoreCalls(known)),
  'held out': callTable(scoreCalls(heldOutCalls)),
  ...Object.fromEntries(others.map(({ name, calls }) => [name, callTable(scoreCalls(calls))])),
}
let text = readFileSync(page, 'utf8')
for (const [name, lines] of Object.entries(TABLES)) {
  const [begin, end] = [`<!-- ${name} -->\n`, `<!-- end of ${name} -->`]
  const [from, to] = [text.indexOf(begin), text.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`MEASURED.md has no place for the table “${name}”.`)
  text = `${text.slice(0, from + begin.length)}\n${lines.join('\n')}\n\n${text.slice(to)}`
}
writeFileSync(page, text)
// Never of those that are held out: who looks at them makes rules for them.
const open = others.filter(({ isOpen }) => isOpen).flatMap(({ calls }) => calls)
if (slips) process.stdout.write(`${scoreCalls([...known, ...open]).slips.join('\n')}\n`)

type Row = [what: string, labels: string, precision: string, recall: string, f1: string]

function dialogueTable(dialogues: readonly LabelledDialogue[]): string[] {
  const { scores, intent } = measure(dialogues)
  return table([
    ...Object.entries(scores).map(([name, score]) => row(name, score)),
    accuracy('intent (find, schedule, none), with state', intent),
  ])
}

function callTable({ entities, all, intent }: CallScores): string[] {
  const types = Object.entries(entities).toSorted(([one], [other]) => one.localeCompare(other))
  return table([
    row('**all entities**', all),
    ...types.map(([name, score]) => row(name, score)),
    accuracy('intent, of thirteen', intent),
  ])
}

function row(name: string, score: Score): Row {
  const { precision, recall, f1, labels } = rates(score)
  return [name, String(labels), figure(precision), figure(recall), figure(f1)]
}

function accuracy(name: string, { right, all }: { right: number; all: number }): Row {
  return [name, String(all), '', '', `accuracy ${figure(right / all)}`]
}

/** As the formatter would have it. */
function table(rows: readonly Row[]): string[] {
  const head: Row = ['what', 'labels', 'precision', 'recall', 'F1']
  const widths = head.map((_, at) =>
    Math.max(...[head, ...rows].map((cells) => cells[at]?.length ?? 0)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, at) =>
    at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [line(head), line(rule), ...rows.map(line)]
}
