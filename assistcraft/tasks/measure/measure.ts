import { analyseSegment } from '../analyse-segment.ts'
import { BEGINNING } from '../dialogue/dialogue.ts'
import { readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import { NO_PLACES } from '../findings/gazetteer.ts'
import type { Entity } from '../findings/finding.ts'
import { type LabelledDialogue, topicOf } from '../intent/read-dialogues.ts'
import type { Topic } from '../intent/topics.ts'
import type { Score } from './calls/score.ts'

export type Measured = {
  scores: Record<string, Score>
  intent: { right: number; all: number }
  msPerSegment: number
}

type Turn = LabelledDialogue['turns'][number]
type Values = readonly (string | number | boolean)[]
/** What the labels say of a turn, and what the analyser found; null where the turn is not judged. */
type Task = {
  name: string
  speaker: Turn['speaker']
  labelled: (turn: Turn) => Values
  found: (found: readonly Entity[], turn: Turn) => Values
}

/** The day on which the dialogues were written, as far as their dates tell. */
const STARTED_AT = '2019-03-01T08:00:00Z'

const TASKS: Task[] = [
  count('customer bedrooms', 'user', 'number_of_beds', 'bedrooms'),
  count('customer bathrooms', 'user', 'number_of_baths', 'bathrooms'),
  {
    name: 'customer area (no gazetteer)',
    speaker: 'user',
    labelled: (turn) => spans(turn, 'area').map((text) => text.toLowerCase()),
    found: (found) => of(found, 'area').map(({ value }) => String(value).toLowerCase()),
  },
  {
    name: 'customer visit date found',
    speaker: 'user',
    labelled: (turn) => spans(turn, 'visit_date').map(() => 1),
    found: (found) => of(found, 'viewingDate').map(() => 1),
  },
  flag('customer pets', 'user', 'pets_allowed', 'pets'),
  count('agent bedrooms', 'system', 'number_of_beds', 'bedrooms'),
  count('agent bathrooms', 'system', 'number_of_baths', 'bathrooms'),
  {
    name: 'agent phone',
    speaker: 'system',
    labelled: (turn) =>
      spans(turn, 'phone_number').map((text) => `+1${text.replaceAll(/\D/g, '')}`),
    found: (found) => of(found, 'phone').map(({ value }) => String(value)),
  },
  {
    name: 'agent rent',
    speaker: 'system',
    labelled: (turn) => spans(turn, 'rent').map((text) => Number(text.replaceAll(/[$,]/g, ''))),
    found: (found) => of(found, 'rent').map(({ value }) => amountOf(value)),
  },
  {
    name: 'agent property name',
    speaker: 'system',
    labelled: (turn) => spans(turn, 'property_name'),
    found: (found) => of(found, 'propertyName').map(({ value }) => String(value)),
  },
]

/** Runs the local analyser over labelled dialogues, in order and with their state, and counts. */
export function measure(dialogues: readonly LabelledDialogue[]): Measured {
  const scores: Record<string, Score> = Object.fromEntries(
    TASKS.map(({ name }) => [name, { right: 0, wrong: 0, missed: 0 }]),
  )
  const intent = { right: 0, all: 0 }
  let segments = 0
  const began = performance.now()
  for (const { turns } of dialogues) {
    let dialogue = BEGINNING
    for (const turn of turns) {
      const role = turn.speaker === 'user' ? 'customer' : 'agent'
      const analysis = analyseSegment({
        text: turn.text,
        role,
        dialogue,
        places: NO_PLACES,
        startedAt: STARTED_AT,
      })
      for (const task of TASKS)
        if (task.speaker === turn.speaker)
          score(scores[task.name], task.labelled(turn), task.found(analysis.entities, turn))
      const topic = topicOf(turn.intent)
      if (topic && role === 'customer') {
        intent.all += 1
        if (topicFound(analysis.findings) === topic) intent.right += 1
      }
      dialogue = analysis.dialogue
      segments += 1
    }
  }
  return { scores, intent, msPerSegment: (performance.now() - began) / segments }
}

/** The topic behind the intent that an utterance was given as a whole. */
function topicFound(findings: readonly { kind: string; type: string; range: unknown }[]): Topic {
  const type =
    findings.find(({ kind, range }) => kind === 'intent' && range === null)?.type ?? 'none'
  if (type === 'none' || type === 'smalltalk') return 'none'
  return type === 'bookViewing' || type === 'reschedule' || type === 'cancel' ? 'schedule' : 'find'
}

function score(sum: Score | undefined, labelled: Values, found: Values): void {
  if (!sum) return
  const left = [...found]
  for (const value of labelled) {
    const index = left.indexOf(value)
    if (index < 0) sum.missed += 1
    else {
      left.splice(index, 1)
      sum.right += 1
    }
  }
  sum.wrong += left.length
}

function count(name: string, speaker: Turn['speaker'], slot: string, type: Entity['type']): Task {
  return {
    name,
    speaker,
    labelled: (turn) => unique(acts(turn, slot).map((value) => readSpokenNumber(value) ?? -1)),
    found: (found) => unique(of(found, type).map(({ value }) => Number(value))),
  }
}

function flag(name: string, speaker: Turn['speaker'], slot: string, type: Entity['type']): Task {
  return {
    name,
    speaker,
    labelled: (turn) => unique(acts(turn, slot).map((value) => value.toLowerCase() === 'true')),
    found: (found) => unique(of(found, type).map(({ value }) => value === true)),
  }
}

function acts({ acts: all }: Turn, slot: string): string[] {
  return all
    .filter((act) => act.slot === slot && /^(?:INFORM|OFFER|CONFIRM)$/.test(act.act))
    .flatMap(({ values }) => values)
}

function spans({ text, spans: all }: Turn, slot: string): string[] {
  return all.filter((span) => span.slot === slot).map(({ start, end }) => text.slice(start, end))
}

function of(found: readonly Entity[], type: Entity['type']): readonly Entity[] {
  return found.filter((entity) => entity.type === type)
}

function amountOf(value: unknown): number {
  return typeof value === 'object' && value !== null && 'amount' in value
    ? Number(value.amount)
    : Number.NaN
}

function unique<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)]
}
