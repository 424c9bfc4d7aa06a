import { readFileSync } from 'node:fs'
import { readDialogues } from '#assistcraft/tasks/intent/read-dialogues.ts'
import {
  readCalls,
  readCallsByAnotherHand,
} from '#assistcraft/tasks/measure/calls/labelled-calls.ts'
import { rates, type Score } from '#assistcraft/tasks/measure/calls/score.ts'
import { scoreCalls } from '#assistcraft/tasks/measure/calls/score-calls.ts'
import { measure } from '#assistcraft/tasks/measure/measure.ts'
import { wandering } from '#assistcraft/tasks/measure/wandering/wander.ts'
import { warmUp } from '#assistcraft/tasks/warm-up.ts'

const DIALOGUES = new URL('../assistcraft/tasks/measure/fixtures/held-out.jsonl', import.meta.url)

/** `accuracy`: what the local analyser finds in the labelled calls and dialogues of the repository, and what that costs. */
export function benchAccuracy(): void {
  warmUp()
  const dialogues = readDialogues(readFileSync(DIALOGUES, 'utf8'))
  for (const [name, calls] of Object.entries({
    ...readCalls(),
    ...Object.fromEntries(
      Object.entries(readCallsByAnotherHand()).map(([hand, calls]) => [`by hand: ${hand}`, calls]),
    ),
  })) {
    const began = performance.now()
    const { all, intent } = scoreCalls(calls)
    const turns = calls.reduce((sum, call) => sum + call.turns.length, 0)
    tell(`Dubai calls, ${name}`, all, intent, (performance.now() - began) / turns)
  }
  for (const [name, some] of Object.entries({
    dialogues,
    'dialogues that wander': wandering(dialogues, 'heldOut'),
  })) {
    const { scores, intent, msPerSegment } = measure(some)
    tell(name, sumOf(Object.values(scores)), intent, msPerSegment)
  }
}

function tell(
  name: string,
  score: Score,
  intent: { right: number; all: number },
  msPerSegment: number,
): void {
  const { precision, recall, f1, labels } = rates(score)
  const figures = [precision, recall, f1, intent.right / intent.all].map((one) => one.toFixed(3))
  process.stdout.write(
    `${name}: ${labels} labels, precision ${figures[0]}, recall ${figures[1]}, F1 ${figures[2]}, intent ${figures[3]}, ${msPerSegment.toFixed(2)} ms a segment, no model\n`,
  )
}

function sumOf(scores: readonly Score[]): Score {
  const sum = { right: 0, wrong: 0, missed: 0 }
  for (const { right, wrong, missed } of scores) {
    sum.right += right
    sum.wrong += wrong
    sum.missed += missed
  }
  return sum
}
