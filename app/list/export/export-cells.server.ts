import type { Reference, ReferenceKind } from '#domain/reference/reference.ts'
import { labelOf } from '#domain/reference/reference.ts'
import type { House } from '#domain/house/house.ts'
import { type ListColumn, requireColumn } from '#domain/list/definition.ts'
import type { ShownColumn } from '#domain/list/state.ts'
import { wallTime } from '#domain/zone-time.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ListSource } from '#db/pace/list/source.ts'
import { listColleagues } from '#db/pace/people/people.ts'
import { listTeams } from '#db/pace/people/teams.ts'
import { choiceWords, columnWords } from '../words/list-words.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import type { AnyRow } from '../access/list-access.server.ts'

/** A date is the wall's clock of the house, as a sheet has no zones. */
export type Cell = string | number | boolean | Date | null

type Names = {
  zone: string
  person: ReadonlyMap<string, string>
  team: ReadonlyMap<string, string>
  label: (kind: ReferenceKind, key: string) => string
}

/** What ids and keys are called, in the reader's language. */
export async function namesFor(
  db: PaceDb,
  { house, reference }: { house: House; reference: Reference },
): Promise<Names> {
  const [people, teams] = await Promise.all([listColleagues(db), listTeams(db)])
  const language = currentLanguage()
  return {
    zone: house.zone,
    person: new Map(people.map(({ id, name }) => [id, name])),
    team: new Map(teams.map(({ id, name }) => [id, name])),
    label: (kind, key) => labelOf(reference, kind, key, language),
  }
}

/** The heading of a file in these columns, and how a row becomes its cells. */
export function cellsOf(
  { list, columns: bound }: Pick<ListSource<AnyRow>, 'list' | 'columns'>,
  shown: readonly ShownColumn[],
  names: Names,
): { heading: string[]; cells: (row: AnyRow) => Cell[] } {
  const columns = shown.map(({ column: name }) => {
    const field: string = bound[name]?.field ?? name
    return { name, field, column: requireColumn(list, name) }
  })
  return {
    heading: columns.map(({ name }) => columnWords(list.noun, name)),
    cells: (row) => {
      const fields = new Map<string, unknown>(Object.entries(row))
      return columns.map(({ name, field, column }) =>
        cellOf(fields.get(field), column, {
          ...names,
          choice: (key) => choiceWords(list.noun, name, key),
        }),
      )
    },
  }
}

function cellOf(
  value: unknown,
  column: ListColumn,
  names: Names & { choice: (key: string) => string },
): Cell {
  if (value === null || value === undefined) return null
  if (Array.isArray(value)) {
    return value.map((one) => wordsOf(String(one), column, names)).join(', ')
  }
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'object') return JSON.stringify(value)
  return column.kind === 'instant'
    ? onTheWall(String(value), names.zone)
    : wordsOf(String(value), column, names)
}

function wordsOf(
  value: string,
  { kind, reference }: ListColumn,
  { person, team, label, choice }: Names & { choice: (key: string) => string },
): string {
  if (kind === 'reference' && reference) return label(reference, value)
  if (kind === 'person') return person.get(value) ?? value
  if (kind === 'team') return team.get(value) ?? value
  return kind === 'choice' ? choice(value) : value
}

function onTheWall(instant: string, zone: string): Date {
  return new Date(`${wallTime(instant, zone)}Z`)
}
