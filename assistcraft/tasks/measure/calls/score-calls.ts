import { CALLED_HOUSE } from './calls-house.ts'
import { analyseSegment } from '../../analyse-segment.ts'
import { BEGINNING } from '../../dialogue/dialogue.ts'
import type { Entity, Finding } from '../../findings/finding.ts'
import { overlaps } from '../../findings/range.ts'
import type { Score } from './score.ts'
import type { LabelledCall, LabelledTurn } from './labelled-calls.ts'

export type CallScores = {
  /** By the type of the entity. */
  entities: Record<string, Score>
  all: Score
  intent: { right: number; all: number }
  /** What was read otherwise than it is labelled, for whoever mends the rules. */
  slips: string[]
}

/** Runs the local analyser over whole calls, in order and with their state; a value counts where it stands on its words. */
export function scoreCalls(calls: readonly LabelledCall[]): CallScores {
  const scores: CallScores = {
    entities: {},
    all: { right: 0, wrong: 0, missed: 0 },
    intent: { right: 0, all: 0 },
    slips: [],
  }
  for (const { id, day, turns } of calls) {
    let dialogue = BEGINNING
    for (const turn of turns) {
      const { role, text } = turn
      const startedAt = `${day}T08:00:00.000Z`
      const analysis = analyseSegment({ role, text, dialogue, places: CALLED_HOUSE, startedAt })
      scoreTurn(scores, turn, analysis, id)
      dialogue = analysis.dialogue
    }
  }
  return scores
}

function scoreTurn(
  scores: CallScores,
  turn: LabelledTurn,
  { entities, findings }: { entities: readonly Entity[]; findings: readonly Finding[] },
  id: string,
): void {
  const left = [...entities]
  for (const label of turn.labels) {
    const index = left.findIndex(
      ({ type, value, range }) =>
        type === label.type && plain(value) === label.value && overlaps(range, label.range),
    )
    if (index >= 0) left.splice(index, 1)
    else scores.slips.push(`${id} missed ${label.type}=${label.value} in “${turn.text}”`)
    count(scores, label.type, index < 0 ? 'missed' : 'right')
  }
  for (const { type, value, range } of left) {
    if (turn.open.some((one) => overlaps(one, range))) continue
    count(scores, type, 'wrong')
    scores.slips.push(`${id} wrong ${type}=${plain(value)} in “${turn.text}”`)
  }
  if (!turn.intent) return
  scores.intent.all += 1
  const found = findings.filter(({ kind }) => kind === 'intent').map(({ type }) => type)
  if (found.some((type) => isSameIntent(type, turn.intent ?? ''))) scores.intent.right += 1
  else scores.slips.push(`${id} intent ${found.join()} for ${turn.intent} in “${turn.text}”`)
}

/** A search by area is a search. */
function isSameIntent(found: string, labelled: string): boolean {
  return found === labelled || (found === 'findByArea' && labelled === 'findHome')
}

function count({ entities, all }: CallScores, type: string, what: keyof Score): void {
  const score = (entities[type] ??= { right: 0, wrong: 0, missed: 0 })
  score[what] += 1
  all[what] += 1
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null && 'amount' in value
    ? String(value.amount)
    : String(value)
}
