import { type Entity, entity, type Said } from '../findings/finding.ts'
import { rangeOf } from '../findings/range.ts'
import { COUNT, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'

const MINUTES = '(?:oh five|ten|fifteen|(?:twenty|thirty|forty|fifty)(?:[- ]five)?)'
const HALF = String.raw`(am|pm|a\.m\.?|p\.m\.?|in the morning|in the afternoon|in the evening|at night|tonight|this evening|this morning|this afternoon)`
/** What counts by a number, or goes on with it. */
const NO_HOUR = String.raw`[\w.,:/-]*\d|[- ]?(?:(?:january|february|march|april|may|june|july|august|september|october|november|december)\b|bed|bath|b(?:hk|r)\b|rooms?\b|hundred|thousand|million|k\b|m\b|percent|%|cheques?|checks|chqs?|payments|people|persons?|adults|kids|children|cats|dogs|pets|cars?|minutes?|hours?|days?|weeks?|months?|years?|point|and (?:a )?half|or|to\b|of\b|dirhams?|aed|floors?|parkings?|spaces?|square|sq|units?|options?|apartments?|flats?|villas?|homes?|other|more|times?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|ten|eleven|twelve|\w{3,6}teen|oh|zero|one|two|three|four|five|six|seven|eight|nine)\b)`
const PATTERNS = {
  clock: new RegExp(String.raw`\b([01]?\d|2[0-3]):([0-5]\d)(?:\s*${HALF})?`, 'gi'),
  dotted: new RegExp(String.raw`\b(1[0-2]|0?[1-9])\.([0-5]\d)\s*${HALF}`, 'gi'),
  half: new RegExp(String.raw`\b(${COUNT})\s*${HALF}`, 'gi'),
  relative: new RegExp(
    String.raw`\b(half past|quarter past|quarter to|(?:five|ten|twenty|twenty[- ]five) (?:past|to))\s+(${COUNT})(?:\s*${HALF})?`,
    'gi',
  ),
  spelled: new RegExp(String.raw`\b(${COUNT})\s+(${MINUTES})(?:\s*${HALF})?\b`, 'gi'),
  oclock: new RegExp(String.raw`\b(${COUNT})\s*o['’ ]?clock(?:\s*${HALF})?`, 'gi'),
  at: new RegExp(
    String.raw`\b(?:at|around|after|before|by|say|make it|like|about|same)\s+(${COUNT})\b(?:(?=[\s.,?!]*$|[.,?!](?!\d)|\s+(?:on|in|tomorrow|today|and|would|is|works|then|please|if)\b)|(?<!\bone)(?!${NO_HOUR}))`,
    'gi',
  ),
  halfHour: new RegExp(String.raw`\bhalf (${COUNT})\b(?:\s*${HALF})?`, 'gi'),
  orSo: new RegExp(String.raw`\b(${COUNT})(?:[- ]?ish\b|\s+(?:or so|sharp)\b)(?!${NO_HOUR})`, 'gi'),
  partFirst: new RegExp(
    String.raw`\b(in (?:the )?(?:morning|afternoon|evening)|at night|(?:morning|afternoon|evening) (?:at|around|say|like)),? (?:at |around |say |like |about )?(${COUNT})\b(?!${NO_HOUR})`,
    'gi',
  ),
  railway: new RegExp(
    String.raw`\b(thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty)(?: (fifteen|thirty|forty[- ]five)| (?:hours|o['’ ]?clock)| hundred hours)\b(?! (?:thousand|percent))`,
    'gi',
  ),
  noon: /\b(noon|midday)\b/gi,
}
const DAY_THEN_HOUR = new RegExp(
  String.raw`\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|tonight|today)(?: coming)?,?\s+(?:in |at |by )?(${COUNT})(?=[.,?!](?!\d)|\s+(?:is|works|then|would|please|or so|okay|ok|fine|i['’]ll|and (?:the|your|whose|my) |your name|for (?:me|us) |if)\b|\s+[^\s\w.,?!]|$)`,
  'gi',
)
/** "Thursday instead, same time, five." */
const DAY_AND_HOUR = new RegExp(
  String.raw`\b(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|today)\b[^.?!]{0,40}(?:,\s|\s(?:maybe|perhaps|say)\s)(${COUNT})(?=[.!?]|$)`,
  'gi',
)
/** "Seven works." once a day was named. */
const AGREED_HOUR = new RegExp(
  String.raw`^(?:${COUNT})\s+(?:works|suits|is (?:fine|good|okay|ok|perfect))\b`,
  'i',
)
const BARE_HOUR = new RegExp(
  String.raw`^(?:(?:yes|okay|ok|maybe|say|let's say|let us say|about|around)[,.]?\s+){0,3}(${COUNT})\b(?=\s+(?:is|works|sounds|would|okay|fine|good|then)\b|[.,!]|$)`,
  'i',
)

type Clock = { hour: number; minute: number; half?: string | undefined }

/** Times of day as `HH:MM`. People view homes by day: "at five" is 17:00. */
export function findTimes(said: Said): Entity[] {
  const found: Entity[] = []
  for (const next of [...readings(said.text), ...shortAnswer(said), ...loneHours(said)]) {
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

function readings(text: string): Entity[] {
  return [
    ...all(text, 'clock', ([, hour, minute, half]) => ({
      hour: Number(hour),
      minute: Number(minute),
      half,
    })),
    ...all(text, 'dotted', ([, hour, minute, half]) => ({
      hour: Number(hour),
      minute: Number(minute),
      half,
    })),
    ...all(text, 'relative', ([, step = '', hour = '', half]) =>
      relative(step, readSpokenNumber(hour) ?? 0, half),
    ),
    ...all(text, 'halfHour', ([, hour = '', half]) => ({
      hour: readSpokenNumber(hour) ?? 0,
      minute: 30,
      half,
    })),
    ...all(text, 'spelled', ([, hour = '', minute = '', half]) => ({
      hour: readSpokenNumber(hour) ?? 0,
      minute: readSpokenNumber(minute.replace('oh ', '')) ?? 0,
      half,
    })),
    ...all(text, 'half', ([, hour = '', half]) => ({
      hour: readSpokenNumber(hour) ?? 0,
      minute: 0,
      half,
    })),
    ...all(text, 'oclock', ([, hour = '', half]) => ({
      hour: readSpokenNumber(hour) ?? 0,
      minute: 0,
      half,
    })),
    ...all(text, 'orSo', ([, hour = '']) => ({ hour: readSpokenNumber(hour) ?? 0, minute: 0 })),
    ...all(text, 'partFirst', ([, half, hour = '']) => ({
      hour: readSpokenNumber(hour) ?? 0,
      minute: 0,
      half,
    })),
    ...all(text, 'railway', ([, hour = '', minute]) => ({
      hour: readSpokenNumber(hour) ?? 0,
      minute: minute ? (readSpokenNumber(minute) ?? 0) : 0,
    })),
    ...all(text, 'noon', () => ({ hour: 12, minute: 0 })),
    ...all(text, 'at', ([, hour = '']) => ({ hour: readSpokenNumber(hour) ?? 0, minute: 0 })),
    ...[...text.matchAll(DAY_THEN_HOUR), ...text.matchAll(DAY_AND_HOUR)].map((match) =>
      time(
        {
          start: match.index + match[0].lastIndexOf(match[1] ?? ''),
          end: match.index + match[0].length,
        },
        { hour: readSpokenNumber(match[1] ?? '') ?? 0, minute: 0 },
        0.75,
      ),
    ),
  ]
}

/** "Friday. Not in the morning. Five?": an hour alone, where a day is talked of and nothing else was asked for. */
function loneHours({ text, role, dialogue }: Said): Entity[] {
  const open = role === 'agent' ? dialogue.wondered : dialogue.asked
  const isOther = open.some((question) => COUNTS.has(question))
  if (isOther || !(DAY.test(text) || open.includes('viewingDate') || open.includes('viewingTime')))
    return []
  return [...text.matchAll(LONE_HOUR)].map((match) =>
    time(rangeOf(match, match[1]), { hour: readSpokenNumber(match[1] ?? '') ?? 0, minute: 0 }, 0.7),
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
        time(
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
  return time(
    rangeOf(match, match[1]),
    { hour: readSpokenNumber(match[1] ?? '') ?? 0, minute: 0 },
    0.7,
  )
}

const OTHER_HOUR = new RegExp(
  String.raw`(?:^|[.?!]\s+)(?:(?:no|okay|ok|yes|so|better|maybe)[,.]? )?(${COUNT})(?=[,.]? (?:okay|ok|fine|works|better|good|perfect|then)\b)`,
  'i',
)

function all(
  text: string,
  name: keyof typeof PATTERNS,
  read: (match: RegExpExecArray) => Clock,
): Entity[] {
  return [...text.matchAll(PATTERNS[name])].flatMap((match) => {
    const lead =
      /^(?:at|around|after|before|by|say|make it|like|about|same)\s+/i.exec(match[0])?.[0].length ??
      0
    const range = { start: match.index + lead, end: match.index + match[0].trimEnd().length }
    if (
      /^\s*(?:%|percent|thousand|million|k\b|minutes|dirhams|bed|bath|people|of us)/i.test(
        text.slice(range.end),
      )
    )
      return []
    const clock = read(match)
    return clock.hour > 23 ? [] : [time(range, clock, name === 'at' ? 0.75 : 0.9)]
  })
}

function relative(step: string, hour: number, half: string | undefined): Clock {
  const words = step.toLowerCase()
  const amount = words.startsWith('half')
    ? 30
    : words.startsWith('quarter')
      ? 15
      : (readSpokenNumber(words.replace(/ (?:past|to)$/, '')) ?? 0)
  if (!words.endsWith('to')) return { hour, minute: amount, half }
  return { hour: hour === 1 ? 12 : hour - 1, minute: 60 - amount, half }
}

function time(range: { start: number; end: number }, clock: Clock, confidence: number): Entity {
  const hour = String(dayHour(clock)).padStart(2, '0')
  return entity(
    'viewingTime',
    range,
    `${hour}:${String(clock.minute).padStart(2, '0')}`,
    confidence,
  )
}

function dayHour({ hour, half = '' }: Clock): number {
  if (hour > 12) return hour
  if (/^p|afternoon|evening|night/i.test(half)) return hour === 12 ? 12 : hour + 12
  if (/^a\.?m|morning/i.test(half)) return hour % 12
  return hour < 8 ? hour + 12 : hour
}
