import { looksLikeDate } from '../values/date.ts'
import { readEmail } from '../values/email.ts'
import type { Habits } from '../values/habits.ts'
import { readPhone } from '../values/phone.ts'
import { foldWords } from './fold-words.ts'
import { HEADER_WORDS } from './header-words.ts'
import type { ImportMapping, ImportNoun } from './import.ts'
import { FIELDS_OF, TARGETS } from './targets.ts'

type Table = { headers: readonly string[]; samples: readonly (readonly string[])[] }

/** Which column is what, by what it is called and, where that says nothing, by what stands in it. A person corrects it. */
export function guessMapping(
  noun: ImportNoun,
  { headers, samples }: Table,
  habits: Habits,
): Pick<ImportMapping, 'columns' | 'dates'> {
  const taken = new Set<string>()
  const columns: (string | null)[] = headers.map(() => null)
  const take = (column: number, target: string | undefined) => {
    if (target === undefined || taken.has(target) || columns[column] !== null) return
    taken.add(target)
    columns[column] = target
  }
  // What a column is called most exactly goes first: of two that fit one target, the better one has it.
  for (const rank of [0, 1]) {
    headers.forEach((header, column) => {
      for (const target of targetsCalled(noun, header, rank)) take(column, target)
    })
  }
  headers.forEach((_header, column) => {
    if (columns[column] !== null) return
    const values = samples.map((row) => row[column] ?? '').filter((value) => value.trim() !== '')
    take(column, targetOfValues(noun, values, habits, taken))
  })
  return { columns, dates: guessDates(samples) }
}

/** The same headings in any order of case and signs are the same file: what was mapped once is known by them. */
export function fingerprintOf(headers: readonly string[]): string {
  return headers.map(foldWords).join('|').slice(0, 2_000)
}

function targetsCalled(noun: ImportNoun, header: string, rank: number): string[] {
  const called = foldWords(header)
  if (called === '') return []
  return Object.keys(TARGETS[noun]).filter((target) => {
    const own = [foldWords(splitCase(target)), foldWords(FIELDS_OF[noun][target]?.label ?? '')]
    if (rank === 0 && own.includes(called)) return true
    const words = HEADER_WORDS[target] ?? []
    return rank === 0
      ? words.slice(0, 1).some((word) => foldWords(word) === called)
      : words.some((word) => foldWords(word) === called)
  })
}

function splitCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ').replace(/ Id$/, '')
}

function targetOfValues(
  noun: ImportNoun,
  values: readonly string[],
  habits: Habits,
  taken: ReadonlySet<string>,
): string | undefined {
  if (noun === 'listing' || values.length === 0) return undefined
  const most = (test: (value: string) => boolean) => values.filter(test).length * 2 > values.length
  if (most((value) => value.includes('@') && readEmail(value).kind === 'understood'))
    return taken.has('email') ? 'otherEmail' : 'email'
  const isPhone = (value: string) =>
    !looksLikeDate(value.trim()) &&
    value.replaceAll(/\P{Nd}/gu, '').length >= 7 &&
    readPhone(value, habits).kind === 'understood'
  if (most(isPhone)) return taken.has('phone') ? 'otherPhone' : 'phone'
  return undefined
}

/** `13/02/2026` can only be the day first; where nothing decides, the house's own way is taken. */
function guessDates(samples: readonly (readonly string[])[]): ImportMapping['dates'] {
  for (const row of samples) {
    for (const cell of row) {
      const [, first, second] =
        /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\b/.exec(cell.slice(0, 40)) ?? []
      if (Number(first) > 12) return 'dayFirst'
      if (Number(second) > 12) return 'monthFirst'
    }
  }
  return 'dayFirst'
}
