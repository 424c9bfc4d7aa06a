import type { House } from '#domain/house/house.ts'
import { glossArabic } from '#domain/spoken/arabic/gloss-arabic.ts'
import { rangeOf } from '../findings/range.ts'
import { addDays, type CivilDate, toIsoDate } from '#domain/spoken/when/civil-date.ts'
import type { FoundDate } from '#domain/spoken/when/found-date.ts'

type Holidays = House['holidays']
/** A holiday's days without a gap. */
type Feast = { names: string[]; first: string; last: string }

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const NAMED = new RegExp(
  String.raw`\b(?:(?:the )?(?:(?<day>${WEEKDAYS.join('|')}|day|week|weekend) )?(?<side>after|before|following) |(?:on|for|during) )?(?:the )?(?<name>eid(?:[ -](?:al|ul|el)[ -]?(?:fitr|adha))?|national day|ramadan|christmas|new year(?:['’]s)?(?: day)?|[\p{L}’'-]{3,20}(?: [\p{L}’'-]{2,20})? (?:day|holidays?|birthday))(?: holidays?| break)?(?![\p{L}])`,
  'giu',
)
const kept = new WeakMap<Holidays, Feast[]>()

/** "The Sunday after Eid", "before National Day": days by the calendar of the house, the next of each holiday. */
export function findHolidays(text: string, today: CivilDate, holidays: Holidays): FoundDate[] {
  if (holidays.length === 0) return []
  return [...text.matchAll(NAMED)].flatMap((match) => {
    const { day, side, name = '' } = match.groups ?? {}
    const feast = feastNamed(name, today, feastsOf(holidays))
    if (!feast || (!side && !day && IS_ONE.test(text.slice(0, match.index)))) return []
    const date = side ? beside(feast, side.toLowerCase(), day?.toLowerCase()) : feast.first
    const words = match[0].replace(/^(?:the|on|for|during)\s+/i, '')
    return [{ range: rangeOf(match, words), date, confidence: side && !day ? 0.65 : 0.85 }]
  })
}

/** "The second is National Day": it says what day that is, and names no other. */
const IS_ONE =
  /\b(?:is|isn['’]t|are|it['’]s|that['’]s|(?:is|isn['’]t) (?:it|that)|because of|due to)\s+(?:the |a |on )?$/i

function beside({ first, last }: Feast, side: string, day: string | undefined): string {
  const isBefore = side === 'before'
  const start = shifted(isBefore ? first : last, isBefore ? -1 : 1)
  const weekday = day === 'weekend' ? 6 : day === 'week' ? 1 : WEEKDAYS.indexOf(day ?? '')
  if (weekday < 0) return start
  const ahead = (weekday - new Date(`${start}T00:00:00Z`).getUTCDay() + 7) % 7
  return shifted(start, isBefore && ahead > 0 ? ahead - 7 : ahead)
}

/** The next holiday of this name; "Eid" is whichever comes first. */
function feastNamed(said: string, today: CivilDate, feasts: readonly Feast[]): Feast | undefined {
  const name = plain(said)
  return feasts.find(
    ({ names, last }) =>
      last >= toIsoDate(today) && names.some((one) => one === name || one.startsWith(`${name} `)),
  )
}

function feastsOf(holidays: Holidays): Feast[] {
  const known = kept.get(holidays)
  if (known) return known
  const feasts: Feast[] = []
  for (const { day, name } of holidays.toSorted((a, b) => a.day.localeCompare(b.day))) {
    const names = [plain(name), plain(glossArabic(name).text)]
    const open = feasts.findLast(({ names: [first] }) => first === names[0])
    if (open && shifted(open.last, 1) === day) open.last = day
    else feasts.push({ names, first: day, last: day })
  }
  kept.set(holidays, feasts)
  return feasts
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]/gu, ' ')
    .replaceAll(/\b(?:ul|el)\b/g, 'al')
    .replaceAll(/(?<! ) {2,}/g, ' ')
    .trim()
}

function shifted(day: string, by: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return toIsoDate(addDays({ year, month, day: date }, by))
}
