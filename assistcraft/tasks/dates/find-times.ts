import { type Entity, entity, type Said } from '../findings/finding.ts'
import { rangeOf } from '../findings/range.ts'
import { COUNT, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'

import { clockTime, clockTimes } from '#domain/spoken/when/clock-times.ts'

/** "Seven works." once a day was named. */
const AGREED_HOUR = new RegExp(
  String.raw`^(?:${COUNT})\s+(?:works|suits|is (?:fine|good|okay|ok|perfect))\b`,
  'i',
)
const BARE_HOUR = new RegExp(
  String.raw`^(?:(?:yes|okay|ok|maybe|say|let's say|let us say|about|around)[,.]?\s+){0,3}(${COUNT})\b(?=\s+(?:is|works|sounds|would|okay|fine|good|then)\b|[.,!]|$)`,
  'i',
)

/** Times of day as `HH:MM`. People view homes by day: "at five" is 17:00. */
export function findTimes(said: Said): Entity[] {
  const found: Entity[] = []
  for (const next of [
    ...clockTimes(said.text).map(asEntity),
    ...shortAnswer(said),
    ...loneHours(said),
  ]) {
    const taken = found.some(
      ({ range }) => next.range.start < range.end && range.start < next.range.end,
    )
    if (!taken) found.push(atNight(next, said))
  }
  return found
}

/** "Tonight at eight": no part of the day is said of the hour itself, but it is of the evening. */
function atNight(found: Entity, { text, role, dialogue }: Said): Entity {
  const [hour = '', minute = ''] = String(found.value).split(':')
  const { start, end } = found.range
  const around = `${text.slice(Math.max(0, start - 70), start)} ${text.slice(end, end + 20)}`
  const asked = role === 'agent' ? '' : dialogue.lastAgentText.slice(-80)
  const isEvening = EVENING.test(around) || (EVENING.test(asked) && !DAYTIME.test(text + asked))
  if (!isEvening || Number(hour) < 8 || Number(hour) > 10) return found
  if (/\b(?:[ap]\.?m|morning)\b/i.test(`${text.slice(start, end)} ${around}`)) return found
  return { ...found, value: `${Number(hour) + 12}:${minute}` }
}

const EVENING = /\b(?:tonight|evening|at night)\b/i
const DAYTIME = /\b(?:morning|[ap]\.?m|noon|afternoon)\b/i

/** "Friday. Not in the morning. Five?": an hour alone, where a day is talked of and nothing else was asked for. */
function loneHours({ text, role, dialogue }: Said): Entity[] {
  const open = role === 'agent' ? dialogue.wondered : dialogue.asked
  const isOther = open.some((question) => COUNTS.has(question))
  if (isOther || !(DAY.test(text) || open.includes('viewingDate') || open.includes('viewingTime')))
    return []
  return [...text.matchAll(LONE_HOUR)].map((match) =>
    clockEntity(
      rangeOf(match, match[1]),
      { hour: readSpokenNumber(match[1] ?? '') ?? 0, minute: 0 },
      0.7,
    ),
  )
}

const COUNTS: ReadonlySet<string> = new Set([
  'bedrooms',
  'bathrooms',
  'cheques',
  'parking',
  'phone',
  'budget',
  'rent',
])
const DAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:today|tomorrow|tonight)\b/i
const LONE_HOUR = new RegExp(
  String.raw`(?:^|[.?!]\s+)(?:(?:say|maybe|or|like|at|okay|yes|is possible)[, ]+)?(${COUNT})(?=\s*(?:[?.!]|$|ish\b|[\u0621-\u064a]))`,
  'gi',
)

/** "Ten is good." after the agent proposed a time. */
function shortAnswer({ text, dialogue }: Said): Entity[] {
  const expected =
    dialogue.asked.includes('viewingTime') ||
    (dialogue.asked.includes('viewingDate') && /\bat\b/.test(dialogue.lastAgentText)) ||
    (dialogue.viewingDate !== null && AGREED_HOUR.test(text))
  const other = otherHour(text, dialogue)
  if (other) return [other]
  const said = BARE_HOUR.exec(text)
  const isEcho =
    said !== null &&
    dialogue.lately.some(
      ({ type, value }) =>
        type === 'viewingTime' && value % 12 === (readSpokenNumber(said[1] ?? '') ?? 0) % 12,
    )
  const match = expected || isEcho ? BARE_HOUR.exec(text) : null
  return match
    ? [
        clockEntity(
          rangeOf(match, match[1]),
          { hour: readSpokenNumber(match[1] ?? '') ?? 0, minute: 0 },
          0.7,
        ),
      ]
    : []
}

/** "Eleven, okay.": another hour where one was just named. */
function otherHour(text: string, { lately, asked, wondered }: Said['dialogue']): Entity | null {
  if (!lately.some(({ type }) => type === 'viewingTime')) return null
  if ([...asked, ...wondered].some((question) => COUNTS.has(question))) return null
  const match = OTHER_HOUR.exec(text)
  if (!match) return null
  return clockEntity(
    rangeOf(match, match[1]),
    { hour: readSpokenNumber(match[1] ?? '') ?? 0, minute: 0 },
    0.7,
  )
}

const OTHER_HOUR = new RegExp(
  String.raw`(?:^|[.?!]\s+)(?:(?:no|okay|ok|yes|so|better|maybe)[,.]? )?(${COUNT})(?=[,.]? (?:okay|ok|fine|works|better|good|perfect|then)\b)`,
  'i',
)

function clockEntity(...said: Parameters<typeof clockTime>): Entity {
  return asEntity(clockTime(...said))
}

function asEntity({ range, clock, confidence }: ReturnType<typeof clockTime>): Entity {
  return entity('viewingTime', range, clock, confidence)
}
