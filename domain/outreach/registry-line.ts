import type { Habits } from '../values/habits.ts'
import { readPhone } from '../values/phone.ts'

/** Longer is no line of a list of numbers. */
export const LONGEST_LINE = 400

/** What parts the cells of a line, whoever wrote the file. */
const CELLS = /[,;\t|]/

/** The numbers in a line of a list, as E.164: one cell of it is one; null for a line that has none. Empty lines have nothing to say. */
export function readRegistryLine(line: string, country: Habits['country']): string[] | null {
  // What is cut is not read: the list says so.
  if (line.length > LONGEST_LINE) return null
  const cells = line
    .split(CELLS)
    .map((cell) => cell.replaceAll('"', '').replaceAll('\ufeff', '').trim())
    .filter(Boolean)
  if (cells.length === 0) return []
  const phones = cells.flatMap((cell) => {
    const read = readPhone(cell, { country, plusMayBeMissing: true })
    return read.kind === 'understood' ? [read.value] : []
  })
  return phones.length > 0 ? phones : null
}
