import { readDate } from './date.ts'
import { readEmail } from './email.ts'
import type { Habits } from './habits.ts'
import { readMoney } from './money.ts'
import { readDigits, readNumber, readRooms, readWhole } from './number.ts'
import { readName } from './person-name.ts'
import { readPhone } from './phone.ts'
import type { Reading } from './reading.ts'
import { readSize } from './size.ts'

/** How each kind of a field's value is read from text: by a page, REST, MCP and a command alike. */
export const READERS = {
  phone: readPhone,
  email: readEmail,
  name: readName,
  money: readMoney,
  number: (text) => readNumber(text),
  whole: (text) => readWhole(text),
  floor: (text) => readWhole(text, { min: -5, max: 200 }),
  rooms: readRooms,
  size: readSize,
  digits: readDigits,
  date: (text) => readDate(text),
} satisfies Record<string, (text: string, habits: Habits) => Reading<string | number>>
export type ValueKind = keyof typeof READERS

/** Why a text was not taken, with what it may have meant: for whoever cannot be asked back. */
export function refusalOf(
  reading: Exclude<Reading<unknown>, { kind: 'understood' | 'empty' }>,
): string {
  if (reading.kind === 'unread') return reading.reason
  return `${reading.reason} ${reading.choices.map(({ shown }) => shown).join(' or ')}.`
}
