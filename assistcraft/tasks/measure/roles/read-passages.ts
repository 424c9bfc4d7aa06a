import { INTENTS, type Money } from '#domain/call/annotation.ts'
import { findDays } from '../../dates/find-dates.ts'
import { BEGINNING, continueDialogue, type Dialogue } from '../../dialogue/dialogue.ts'
import { readTalk } from '../../dialogue/talk.ts'
import { mentionsIn, NUMBER_ROLES, valueAs } from '../../entities/numbers/mentions.ts'
import type { Gazetteer } from '../../findings/gazetteer.ts'
import type { Said } from '../../findings/finding.ts'
import { overlaps, type Range } from '../../findings/range.ts'
import { callIntent } from '../../intent/turns/call-intent.ts'
import { inEnglish } from '../../passages/in-english.ts'
import { type Passage, passagesOf } from '../../passages/passages.ts'
import { ownsHome } from '../../reading/owner.ts'
import type { Label, LabelledCall, LabelledTurn } from '../calls/labelled-calls.ts'

/** A passage in English with what is labelled in its turn; `place` says where its words were said. */
export type LabelledPassage = {
  said: Said
  labels: readonly Label[]
  open: readonly Range[]
  place: (range: Range) => Range
}

/** The passages of a call, each with the dialogue as the labels before it make it. */
export function readPassages({ day, turns }: LabelledCall, places: Gazetteer): LabelledPassage[] {
  const startedAt = `${day}T08:00:00.000Z`
  let dialogue = BEGINNING
  return turns.flatMap((turn) =>
    passagesOf(turn.text).map((passage): LabelledPassage => {
      const { text, place } = inEnglish(passage, places)
      const said: Said = { role: turn.role, text, dialogue, places, startedAt }
      dialogue = after(said, turn, { passage, place })
      return { said, labels: turn.labels, open: turn.open, place }
    }),
  )
}

type Where = { passage: Passage; place: LabelledPassage['place'] }

function after(said: Said, turn: LabelledTurn, { passage, place }: Where): Dialogue {
  const here = { start: passage.start, end: passage.start + passage.text.length }
  const labels = turn.labels
    .filter(({ range }) => overlaps(range, here))
    .map((label) => (label.value === '' ? withValue(label, said, place) : label))
  const intent = INTENTS.find((one) => one === turn.intent) ?? null
  const last = labels.findLast(({ type }) => type === 'viewingDate' || type === 'moveDate')?.type
  return continueDialogue(said.dialogue, said, {
    entities: labels.map(({ type, value }) => ({ type, value: asFound(type, value, said) })),
    owns: ownsHome(said),
    intent: intent ? callIntent(said.dialogue.intent, intent) : null,
    viewingDate: labels.findLast(({ type }) => type === 'viewingDate')?.value ?? null,
    dateFor: last === 'viewingDate' || last === 'moveDate' ? last : null,
    about: readTalk(said).after,
  })
}

/** What was made up is marked with what it is alone: its value is what it can say. */
function withValue(label: Label, said: Said, place: LabelledPassage['place']): Label {
  const isHere = ({ range }: { range: Range }) => overlaps(place(range), label.range)
  if (label.type === 'viewingDate' || label.type === 'moveDate')
    return { ...label, value: findDays(said).days.find(isHere)?.date ?? '' }
  const mention = mentionsIn(said.text).find(isHere)
  const role = NUMBER_ROLES.find((one) => one === label.type)
  return { ...label, value: String((mention && role && valueAs(said, mention, role)) ?? '') }
}

function asFound(type: string, value: string, { places: { house } }: Said): unknown {
  if (type === 'budget' || type === 'rent')
    return { amount: Number(value), currency: house.currency, period: null } satisfies Money
  return /^\d+$/.test(value) ? Number(value) : value
}
