import { toPlain } from '../text/plain-text.ts'
import { readDate } from '../values/date.ts'
import { type Reading, understood, unread } from '../values/reading.ts'
import { instantOf } from '../zone-time.ts'
import type { ImportMapping } from './import.ts'

type Options = { dates: ImportMapping['dates']; zone: string }

const LONGEST = 60
/** Days of spreadsheets: 1 January 1955 to 31 December 2119. */
const SERIAL = /^\d{5}(?:\.\d{1,12})?$/
const FIRST_SERIAL_DAY = Date.UTC(1899, 11, 30)
const TIME =
  /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?(am|pm|a\.m\.|p\.m\.|ص|م)? ?(z|utc|gmt|[+-]\d{2}:?\d{2})?$/

/** A day as ISO writes it, in whichever order the file writes its figures. */
export function readImportedDay(text: string, { dates }: Pick<Options, 'dates'>): Reading<string> {
  const plain = toPlain(text, LONGEST)
  if (plain !== null && isSerial(plain)) return say(serialInstant(plain).slice(0, 10))
  const reading = readDate(plain === null ? text : dayPart(plain))
  if (reading.kind !== 'ambiguous') return reading
  // Day first, then month first: as the reader of days tells them.
  const chosen = reading.choices[dates === 'dayFirst' ? 0 : 1]
  return chosen ? understood(chosen.value, chosen.shown) : reading
}

/** A day with or without its time; a time without a zone is that of the house's wall. */
export function readImportedInstant(text: string, { dates, zone }: Options): Reading<string> {
  const plain = toPlain(text, LONGEST)
  if (plain === null) return unread('dateTooLong')
  if (isSerial(plain)) {
    const wall = serialInstant(plain)
    const minutes = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
    return say(new Date(instantOf(wall.slice(0, 10), minutes, zone)).toISOString())
  }
  const day = readImportedDay(plain, { dates })
  if (day.kind !== 'understood') return day
  const time = timePart(plain)
  if (time === '') return say(new Date(instantOf(day.value, 0, zone)).toISOString())
  const at = TIME.exec(time)
  if (!at) return unread('date')
  const [, hours = '', minutes = '', seconds = '0', half, offset] = at
  const hour = hourOf(Number(hours), half)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return unread('date')
  const wall = hour * 60 + Number(minutes)
  const base =
    offset === undefined
      ? instantOf(day.value, wall, zone)
      : Date.parse(`${day.value}T00:00:00Z`) + (wall - offsetMinutes(offset)) * 60_000
  return say(new Date(base + Number(seconds) * 1000).toISOString())
}

function say(value: string): Reading<string> {
  return understood(value, value)
}

function isSerial(plain: string): boolean {
  const day = Number(plain)
  return SERIAL.test(plain) && day >= 20_090 && day <= 80_356
}

function serialInstant(plain: string): string {
  return new Date(FIRST_SERIAL_DAY + Math.round(Number(plain) * 86_400) * 1000).toISOString()
}

function dayPart(plain: string): string {
  return plain
    .slice(0, timeStart(plain))
    .replace(/[t, ]$/, '')
    .trim()
}

function timePart(plain: string): string {
  return plain.slice(timeStart(plain)).trim()
}

/** Where the hours begin: the digits before the first colon. */
function timeStart(plain: string): number {
  const colon = plain.indexOf(':')
  if (colon === -1) return plain.length
  let start = colon
  while (start > 0 && /\d/.test(plain[start - 1] ?? '')) start -= 1
  return start
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour
  const isAfternoon = half.startsWith('p') || half === 'م'
  return (hour % 12) + (isAfternoon ? 12 : 0)
}

function offsetMinutes(offset: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}
