import { readTalk } from '../../dialogue/talk.ts'
import { openQuestions } from '../../dialogue/dialogue.ts'
import type { Said } from '../../findings/finding.ts'
import type { Range } from '../../findings/range.ts'
import { conceptsOf } from '../../learnt/concepts.ts'
import { readAround } from '../../learnt/words-around.ts'

/** What a day may be for: a viewing, moving, or neither. */
export const DAY_ROLES = ['none', 'viewingDate', 'moveDate'] as const
export type DayRole = (typeof DAY_ROLES)[number]

type Told = {
  words: string
  /** What the day before it in the passage is for. */
  before: DayRole | null
  hasHour: boolean
  /** Which of the words that tell it stand where. */
  told: readonly string[]
}

/** What tells of a day what it is for: its words and those around it, what is asked for and what the talk was of. */
export function dayFeatures(
  said: Pick<Said, 'text' | 'role' | 'dialogue'>,
): (range: Range, told: Told) => Set<string> {
  const { text, role, dialogue } = said
  const around = readAround(text)
  const open = openQuestions(said)
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu) ?? []
  const meant = new Set(conceptsOf(words))
  const length = text.length < 30 ? 'short' : text.length < 100 ? 'middle' : 'long'
  const { intent, dateFor, viewingDate, owns } = dialogue
  const talk = readTalk(said)
  const asksAtEnd = /\?\s*$/.test(text)
  return (range, { words: own, before, hasHour, told }) => {
    const form = formOf(own)
    const known = `${dateFor}>${viewingDate !== null}`
    return new Set([
      ...around(range, role),
      `f:${form}`,
      `f:${form}>${role}`,
      `f:${form}>${intent}`,
      `f:${form}>${dateFor}`,
      `r:${role}>${length}`,
      ...open.flatMap((question) => [
        `q:${question}`,
        `q:${question}>${form}`,
        `q:${question}>${length}`,
      ]),
      open.length === 0 ? 'q:nothing' : 'q:some',
      `i:${intent}`,
      `i:${intent}>${role}`,
      `i:${intent}>${known}`,
      `k:${known}`,
      `k:${known}>${role}`,
      `owns:${owns}`,
      `h:${hasHour}`,
      `h:${hasHour}>${form}`,
      `p:${before}`,
      `p:${before}>${form}`,
      `e:${asksAtEnd}>${role}`,
      `talk:${talk.at(range)}>${talk.here(range)}`,
      `about:${dialogue.about}`,
      ...told.flatMap((one) => [`t:${one}`, `t:${one}>${form}`, `t:${one}>${intent}`]),
      ...[...meant].map((one) => `c:${one}`),
    ])
  }
}

function formOf(words: string): string {
  if (/(?:mon|tues|wednes|thurs|fri|satur|sun)day/i.test(words)) return 'weekday'
  if (/today|tonight/i.test(words)) return 'today'
  if (/tomorrow/i.test(words)) return 'tomorrow'
  if (/possible|asap|immediately|away/i.test(words)) return 'soon'
  if (/\b(?:beginning|start|middle|mid|end|first week|last week)\b/i.test(words)) return 'part'
  if (/jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec/i.test(words))
    return /\d|first|second|third|th\b|teen|twent|thirt|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b/i.test(
      words,
    )
      ? 'day-month'
      : 'month'
  if (/week/i.test(words)) return 'week'
  if (/month|year/i.test(words)) return 'months'
  return /th\b|first|second|third|st\b|nd\b|rd\b/i.test(words) ? 'ordinal' : 'other'
}
