import { COUNT, readSpokenNumber } from '../spoken-numbers.ts'
import type { Range } from './range.ts'

/** A time of day, `HH:MM`, where it was said. */
export type ClockTime = { range: Range; clock: string; confidence: number }

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
type Clock = { hour: number; minute: number; half?: string | undefined }

/** The times of day that English words name, one reading after the other: where two overlap the first is the better one. */
export function clockTimes(text: string): ClockTime[] {
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
      clockTime(
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

function all(
  text: string,
  name: keyof typeof PATTERNS,
  read: (match: RegExpExecArray) => Clock,
): ClockTime[] {
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
    return clock.hour > 23 ? [] : [clockTime(range, clock, name === 'at' ? 0.75 : 0.9)]
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

export function clockTime(range: Range, clock: Clock, confidence: number): ClockTime {
  const hour = String(dayHour(clock)).padStart(2, '0')
  return { range, clock: `${hour}:${String(clock.minute).padStart(2, '0')}`, confidence }
}

/** People view homes by day: "at five" is 17:00. */
function dayHour({ hour, half = '' }: Clock): number {
  if (hour > 12) return hour
  if (/^p|afternoon|evening|night/i.test(half)) return hour === 12 ? 12 : hour + 12
  if (/^a\.?m|morning/i.test(half)) return hour % 12
  return hour < 8 ? hour + 12 : hour
}
