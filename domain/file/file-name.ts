import { isStorable } from '../storable.ts'
import { cutCharacters } from '../text/characters.ts'

/** Names longer than this are cut, and keep their ending. */
const LONGEST = 120
/** Of what somebody sends no more is looked at: the ending of a longer name stands at the end of it. */
const READ_AT_EITHER_END = 4_000
const LONGEST_ENDING = 12

/** Marks that turn what follows around: `contract‮gpj.exe` reads as a picture. Names in Arabic need none of them. */
const TURNING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/gu
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/gu

/** The name of a file as it is kept and shown: one line, without folders and without what no row or header can hold. */
export function readFileName(given: string): string {
  const last = ends(given).split(/[/\\]/).at(-1) ?? ''
  const plain = last.replaceAll(TURNING, '').replaceAll(CONTROL, ' ')
  const whole = isStorable(plain) ? plain : plain.replaceAll(/\p{Cs}/gu, '')
  const line = whole.replaceAll(/\s+/gu, ' ').trim().replace(/^\.+/, '')
  return line === '' ? 'file' : shorten(line)
}

/** `jpg` of `Sea view.JPG`; empty where a name has no ending. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
}

function ends(given: string): string {
  if (given.length <= 2 * READ_AT_EITHER_END) return given
  return given.slice(0, READ_AT_EITHER_END) + given.slice(-READ_AT_EITHER_END)
}

function shorten(name: string): string {
  const cut = cutCharacters(name, LONGEST)
  if (cut.length === name.length) return name
  const ending = endingOf(name)
  if (ending === '' || ending.length > LONGEST_ENDING) return cut.trim()
  return `${cutCharacters(name, LONGEST - ending.length - 2).trim()}….${ending}`
}
