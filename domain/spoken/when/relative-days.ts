import { type Range, rangeOf } from './range.ts'
import { COUNT, readSpokenNumber } from '#domain/spoken/spoken-numbers.ts'
import { addDays, type CivilDate, monthsLater, toIsoDate } from './civil-date.ts'
import type { FoundDate } from './found-date.ts'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const NEAR =
  /\b(?:(today|tonight|this (?:morning|afternoon|evening|noon))|(?<!\bafter )(tomorrow))\b/gi
/** "Nothing else today": no day is meant. */
const FOR_TODAY = /\b(?:all|everything|nothing|else|help|done)\b[^.?!]*$/i
/** "Monday week", "a week on Monday", "the Monday after next". */
const WEEK_ON = new RegExp(
  String.raw`\b(?:(?<day>${WEEKDAYS.join('|')})(?: week\b(?! or)| after next\b)|(?:a|one) week (?:on|from|after) (?<on>${WEEKDAYS.join('|')}))`,
  'gi',
)
/** "At the end of the year", "in the new year", "first thing next year". */
const OF_YEAR =
  /\b(?:(?:the )?(end) of (?:the|this) year|year[- ]?(end)|(?:the )?(?:start|beginning|first) of (?:the|next) (?:new )?year|(?:the )?new year(?:['’]?s)?(?: day)?|early next year)\b/gi

/** "In three weeks' time", "two weeks from now", "after two months", "in a fortnight". */
const AHEAD = new RegExp(
  String.raw`\b(?:(?:in|within|after|inside)\s+(?:about\s+|around\s+|like\s+|maybe\s+|the next\s+)?(an?|a couple of|a few|${COUNT})\s+(day|week|fortnight|month)s?\b['’]?(?:\s+time)?|(an?|a couple of|${COUNT})\s+(day|week|fortnight|month)s?\s+(?:from\s+(?:now|today)|time\b))`,
  'gi',
)
const DAYS_IN: Readonly<Record<string, number>> = { day: 1, week: 7, fortnight: 14 }

/** Days that are told by today: the nearest ones, those of the week after, the ends of the year. */
export function findRelativeDays(text: string, today: CivilDate): FoundDate[] {
  return [
    ...[...text.matchAll(NEAR)].flatMap((match) => nearDay(text, match, today) ?? []),
    ...[...text.matchAll(WEEK_ON)].map((match) => ({
      range: rangeOf(match),
      date: weekOn(match.groups?.['day'] ?? match.groups?.['on'] ?? '', today),
      confidence: 0.8,
    })),
    ...[...text.matchAll(AHEAD)].map((match) => ahead(match, today)),
    ...[...text.matchAll(OF_YEAR)].map((match) => ({
      range: rangeOf(match),
      date:
        match[1] || match[2]
          ? toIsoDate({ year: today.year, month: 12, day: 31 })
          : toIsoDate({ year: today.year + 1, month: 1, day: 1 }),
      confidence: 0.7,
    })),
  ]
}

function nearDay(text: string, match: RegExpExecArray, today: CivilDate): FoundDate | null {
  const range: Range = rangeOf(match)
  if (/^today$/i.test(match[0]) && FOR_TODAY.test(text.slice(0, range.start))) return null
  return { range, date: toIsoDate(addDays(today, match[2] ? 1 : 0)), confidence: 0.9 }
}

function ahead(match: RegExpExecArray, today: CivilDate): FoundDate {
  const words = (match[1] ?? match[3] ?? '').toLowerCase()
  const unit = (match[2] ?? match[4] ?? '').toLowerCase()
  const count = words === 'a couple of' ? 2 : words === 'a few' ? 3 : (readSpokenNumber(words) ?? 1)
  const date =
    unit === 'month' ? monthsLater(today, count) : addDays(today, count * (DAYS_IN[unit] ?? 1))
  return { range: rangeOf(match), date: toIsoDate(date), confidence: words === 'a few' ? 0.5 : 0.7 }
}

function weekOn(name: string, today: CivilDate): string {
  const now = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay()
  const ahead = (WEEKDAYS.indexOf(name.toLowerCase()) - now + 7) % 7
  return toIsoDate(addDays(today, (ahead === 0 ? 7 : ahead) + 7))
}
