import type { PaceDb } from '#db/pace/client.ts'
import { listKept } from '#db/pace/imports/changes.ts'
import type { Import } from '#db/pace/imports/imports.ts'
import { countValues, listFirstRows, listImportRows } from '#db/pace/imports/rows.ts'
import { listPeople } from '#db/pace/people/people.ts'
import { choicesOf, indexChoices, type Known } from '#domain/import/choices.ts'
import { foldWords } from '#domain/import/fold-words.ts'
import { type ImportMapping, MappingSchema, type RowFate } from '#domain/import/import.ts'
import { partsOf } from '#domain/import/read-row.ts'
import { hasChoices, targetKind } from '#domain/import/targets.ts'
import type { Language } from '#domain/language.ts'
import type { Settings } from '#domain/reference/settings.ts'
import { activeValues } from '#domain/reference/reference.ts'
import { FIELDS_OF } from '#domain/import/targets.ts'

const SAMPLES = 30
const SHOWN_SAMPLES = 3
const MOST_VALUES = 60
const PAGE = 50
const KEPT = 100

export type ValueTable = {
  target: string
  /** What may be chosen; a label is null where the page knows its own word. */
  choices: { key: string; label: string | null }[]
  values: { value: string; folded: string; count: number; guess: string | null }[]
}

type Deps = { db: PaceDb; settings: Settings; language: Language }

/** What stands in each column, and what a person is asked about its values. */
export async function viewMapping(deps: Deps, one: Import) {
  const mapping = one.mapping ?? MappingSchema.parse({ columns: one.headers.map(() => null) })
  const rows = await listFirstRows(deps.db, one.id, SAMPLES)
  const columns = one.headers.map((header, column) => ({
    header,
    target: mapping.columns[column] ?? null,
    samples: rows
      .map(({ cells }) => (cells[column] ?? '').trim().slice(0, 120))
      .filter((cell) => cell !== '')
      .slice(0, SHOWN_SAMPLES),
  }))
  return { mapping, columns, tables: await valueTables(deps, one, mapping) }
}

async function valueTables(deps: Deps, one: Import, mapping: ImportMapping): Promise<ValueTable[]> {
  const people = (await listPeople(deps.db)).filter(({ status }) => status === 'active')
  const known = { reference: deps.settings.reference, people }
  const asked = mapping.columns.flatMap((target, column) => {
    const kind = target === null ? null : targetKind(one.noun, target)
    return target !== null && kind !== null && hasChoices(kind) ? [{ target, column, kind }] : []
  })
  return Promise.all(
    asked.map(async ({ target, column, kind }) => {
      const counted = await countValues(deps.db, one.id, { column, limit: MOST_VALUES })
      const index = indexChoices(choicesOf(one.noun, target, known))
      const split = kind === 'choices' ? splitValues(counted, index) : counted
      return {
        target,
        choices: labelled(one, target, known, deps.language),
        values: split.map(({ value, count }) => {
          const folded = foldWords(value)
          return { value, folded, count, guess: index.get(folded) ?? null }
        }),
      }
    }),
  )
}

type Counted = { value: string; count: number }

function splitValues(counted: readonly Counted[], index: ReadonlyMap<string, string>): Counted[] {
  const all = new Map<string, Counted>()
  for (const { value, count } of counted) {
    for (const part of index.has(foldWords(value)) ? [value] : partsOf(value)) {
      const folded = foldWords(part)
      all.set(folded, { value: part, count: (all.get(folded)?.count ?? 0) + count })
    }
  }
  return [...all.values()].toSorted((a, b) => b.count - a.count).slice(0, MOST_VALUES)
}

function labelled({ noun }: Import, target: string, known: Known, language: Language) {
  const refers = FIELDS_OF[noun][target]?.refers
  if (refers)
    return activeValues(known.reference, refers).map(({ key, labels }) => ({
      key,
      label: labels[language],
    }))
  const isPerson = targetKind(noun, target) === 'person'
  return choicesOf(noun, target, known).map(({ key, names }) => ({
    key,
    label: isPerson ? (names[0] ?? key) : null,
  }))
}

/** One page of the rows, with the first of what stands in each. */
export async function viewRows(
  db: PaceDb,
  one: Import,
  { fate, after }: { fate?: RowFate | undefined; after?: number | undefined },
) {
  const { rows, next } = await listImportRows(db, one.id, { fate, after: after ?? -1, limit: PAGE })
  return {
    next,
    rows: rows.map(({ position, fate: foretold, outcome, document, sameAs, problems, cells }) => ({
      position,
      fate: outcome ?? foretold,
      document,
      sameAs,
      problems: (problems ?? []).slice(0, 3).map(({ column, message, said }) => ({
        column: column === null ? null : (one.headers[column] ?? null),
        detail: message,
        code: 'invalid',
        said,
      })),
      shown: shownOf(one, cells),
    })),
  }
}

const TELLING = ['name', 'firstName', 'lastName', 'title', 'phone', 'email', 'externalId']

function shownOf({ mapping }: Import, cells: readonly string[]): string {
  const parts = TELLING.flatMap((target) => {
    const column = mapping?.columns.indexOf(target) ?? -1
    const cell = column < 0 ? '' : (cells[column] ?? '').trim()
    return cell === '' ? [] : [cell.slice(0, 80)]
  })
  const told = parts.length > 0 ? parts : cells.filter((cell) => cell.trim() !== '').slice(0, 3)
  return told.slice(0, 4).join(' · ').slice(0, 240)
}

export async function viewKept(db: PaceDb, { id, kept }: Import) {
  return kept === 0 ? [] : listKept(db, id, KEPT)
}
