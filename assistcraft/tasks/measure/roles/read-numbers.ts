import type { Money } from '#domain/call/annotation.ts'
import { BEGINNING, continueDialogue } from '../../dialogue/dialogue.ts'
import { findDays } from '../../dates/find-dates.ts'
import { readTalk } from '../../dialogue/talk.ts'
import { findContacts } from '../../entities/contact.ts'
import { type Mention, mentionsIn, NUMBER_ROLES, type NumberRole, valueAs } from '../../entities/numbers/mentions.ts'
import { numberFeatures } from '../../entities/numbers/number-features.ts'
import type { Gazetteer } from '../../findings/gazetteer.ts'
import type { Said } from '../../findings/finding.ts'
import { overlaps } from '../../findings/range.ts'
import { INTENTS, type Intent } from '#domain/call/annotation.ts'
import { callIntent } from '../../intent/turns/call-intent.ts'
import { inEnglish } from '../../passages/in-english.ts'
import { passagesOf } from '../../passages/passages.ts'
import { ownsHome } from '../../reading/owner.ts'
import type { Label, LabelledCall } from '../calls/labelled-calls.ts'
import type { Example } from '../learning/train-softmax.ts'

/** One example for each number of a call that is judged, with what the labels say before it. */
export function readNumberExamples(calls: readonly LabelledCall[], places: Gazetteer): Example[] {
  return calls.flatMap((call) => passagesIn(call, places).flatMap(examplesOf))
}

export type LabelledPassage = { said: Said; labels: Label[]; open: Label['range'][] }

/** The passages of a call in English, with the dialogue as their labels make it. */
export function passagesIn({ day, turns }: LabelledCall, places: Gazetteer): LabelledPassage[] {
  const startedAt = `${day}T08:00:00.000Z`
  let dialogue = BEGINNING
  return turns.flatMap(({ role, text: spoken, labels, open, intent: label }) => {
    const intent = INTENTS.find((one) => one === label) ?? null
    const passages = passagesOf(spoken).map((passage) => {
      const { text, place } = inEnglish(passage, places)
      const said: Said = { role, text, dialogue, places, startedAt }
      const here = { start: passage.start, end: passage.start + passage.text.length }
      const own = labels
        .filter(({ range }) => overlaps(range, here))
        .map((label) => (label.value === '' ? withValue(label, said, place) : label))
      const entities = own.map(({ type, value }) => ({ type, value: asFound(type, value, places) }))
      const dates = own.filter(({ type }) => type === 'viewingDate' || type === 'moveDate')
      dialogue = continueDialogue(dialogue, said, {
        entities,
        owns: ownsHome(said),
        intent: intent ? callIntent(dialogue.intent, intent) : null,
        viewingDate: own.findLast(({ type }) => type === 'viewingDate')?.value ?? null,
        dateFor: (dates.at(-1)?.type as 'viewingDate' | 'moveDate' | undefined) ?? null,
        about: readTalk(said).after,
      })
      return { said, labels: labels.map((one) => ({ ...one })), open, place }
    })
    return passages.map(({ said, labels: all, open: unjudged, place }) => ({
      said: { ...said, place } as Said & { place: typeof place },
      labels: all,
      open: unjudged,
    }))
  })
}

/** What was made up is marked with what it is alone: its value is what it can say. */
function withValue(label: Label, said: Said, place: (range: Label['range']) => Label['range']): Label {
  const day = findDays(said).days.find(({ range }) => overlaps(place(range), label.range))
  if (label.type === 'viewingDate' || label.type === 'moveDate') return { ...label, value: day?.date ?? '' }
  const mention = mentionsIn(said.text).find(({ range }) => overlaps(place(range), label.range))
  const role = NUMBER_ROLES.find((one) => one === label.type) ?? 'none'
  return { ...label, value: String((mention && valueAs(said, mention, role)) ?? '') }
}

function asFound(type: string, value: string, places: Gazetteer): unknown {
  if (type === 'budget' || type === 'rent')
    return { amount: Number(value), currency: places.house.currency, period: null } satisfies Money
  return /^\d+$/.test(value) ? Number(value) : value
}

function isSame(label: string, value: number | string | null): boolean {
  return value !== null && (label === '' || label === String(value))
}

function examplesOf({ said, labels, open }: LabelledPassage): Example[] {
  const place = (said as Said & { place: (range: Label['range']) => Label['range'] }).place
  const features = numberFeatures(said)
  const contacts = findContacts(said).filter(({ type }) => type !== 'person')
  let before: { role: NumberRole; mention: Mention } | null = null
  return mentionsIn(said.text).flatMap((mention): Example[] => {
    if (contacts.some(({ range }) => overlaps(range, mention.range))) return []
    const spoken = place(mention.range)
    if (open.some((one) => overlaps(one, spoken))) return []
    const over = labels.filter(({ range }) => overlaps(range, spoken))
    const role = NUMBER_ROLES.find((one) =>
      over.some(({ type, value }) => type === one && isSame(value, valueAs(said, mention, one))),
    )
    // Another reading of the same words, as of a day of the month.
    if (!role && over.length > 0 && over.some(({ type }) => (NUMBER_ROLES as readonly string[]).includes(type))) return []
    const found = role ?? 'none'
    const example = { features: features(mention, before), target: NUMBER_ROLES.indexOf(found) }
    before = { role: found, mention }
    return [example]
  })
}
