import type { Identity } from '../contact/identities.ts'
import { identitiesOf, identityKey } from '../contact/identities.ts'
import { parseField } from '../documents/fields.ts'
import { DomainError } from '../errors.ts'
import { cutCharacters } from '../text/characters.ts'
import { withoutUnstorable } from '../storable.ts'
import { readEmail } from '../values/email.ts'
import type { House } from '../house/house.ts'
import { readPhone } from '../values/phone.ts'
import { refusalOf } from '../values/readers.ts'
import { choicesOf, indexChoices, type Known } from './choices.ts'
import { foldWords } from './fold-words.ts'
import type { ImportMapping, ImportNoun, RowProblem } from './import.ts'
import { readImportedDay, readImportedInstant } from './read-instant.ts'
import { FIELDS_OF, hasChoices, targetKind, type TargetKind } from './targets.ts'

export type ReadRow = {
  fields: Record<string, unknown>
  externalId: string | null
  /** Further phones and e-mails of the person. */
  also: Identity[]
  description: string | null
  problems: RowProblem[]
}
export type RowReader = (cells: readonly string[]) => ReadRow
type Options = { noun: ImportNoun; mapping: ImportMapping; known: Known; house: House }
type Column = {
  column: number
  target: string
  kind: TargetKind
  index: ReadonlyMap<string, string>
  keys: ReadonlySet<string>
}
type Draft = ReadRow & { parts: { firstName?: string; lastName?: string } }

/** What a row says, as this mapping reads it. Made once for a file: lists of choices are looked up in it for each row. */
export function rowReader(options: Options): RowReader {
  const { noun, mapping, known } = options
  const columns = mapping.columns.flatMap((target, column): Column[] => {
    const kind = target === null ? null : targetKind(noun, target)
    if (target === null || kind === null) return []
    const choices = hasChoices(kind) ? choicesOf(noun, target, known) : []
    const keys = new Set(choices.map(({ key }) => key))
    return [{ column, target, kind, index: indexChoices(choices), keys }]
  })
  return (cells) => {
    const row: Draft = {
      fields: {},
      externalId: null,
      also: [],
      description: null,
      problems: [],
      parts: {},
    }
    for (const one of columns) {
      const text = withoutUnstorable(cells[one.column] ?? '')
      if (text.trim() !== '') readCell(row, one, text, options)
    }
    return finish(noun, row)
  }
}

function readCell(row: Draft, one: Column, text: string, options: Options) {
  const { column, target } = one
  try {
    const value = valueOf(row, { ...one, text }, options)
    if (value === undefined || value === null) return
    // Of two columns for one target the first that says something has the word.
    row.fields[target] ??= value
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const [problem] = error.problems
    const message = problem?.message ?? error.message
    row.problems.push({ column, target, message, said: problem?.said ?? error.said ?? undefined })
  }
}

type Cell = Column & { text: string }

function valueOf(row: Draft, cell: Cell, options: Options): unknown {
  const { target, kind, text } = cell
  const { noun, mapping, house } = options
  const table = FIELDS_OF[noun]
  switch (kind) {
    case 'field': {
      const isDay = table[target]?.reads === 'date'
      return parseField(table, target, isDay ? dayOf(text, mapping) : text, house)
    }
    case 'choice':
    case 'person':
      return parseField(table, target, chosen(cell, text, options), house)
    case 'choices':
      return parseField(table, target, manyChosen(cell, options), house)
    case 'instant':
      return required(readImportedInstant(text, { dates: mapping.dates, zone: house.zone }))
    case 'flag':
      return flagOf(text)
    case 'tags':
      return tagsOf(text)
    case 'externalId':
      row.externalId ??= cutCharacters(text.trim(), 200)
      return undefined
    case 'text':
      row.description ??= cutCharacters(text, 20_000)
      return undefined
    case 'part':
      row.parts[target === 'firstName' ? 'firstName' : 'lastName'] ??= text.trim()
      return undefined
    case 'also':
      keepAlso(row, target, text, options)
      return undefined
  }
}

function dayOf(text: string, mapping: ImportMapping): unknown {
  const reading = readImportedDay(text, mapping)
  return reading.kind === 'understood' ? reading.value : text
}

function required(reading: ReturnType<typeof readImportedInstant>): string | undefined {
  if (reading.kind === 'understood') return reading.value
  if (reading.kind === 'empty') return undefined
  throw new DomainError('invalid', refusalOf(reading), [], reading.said)
}

/** What a person said that it means, else what it is called outright. */
function chosen(
  { target, index, keys }: Cell,
  text: string,
  { noun, mapping }: Options,
): string | null {
  const folded = foldWords(text)
  const own = ownMeaning(mapping, target, folded)
  if (own === null || (own !== undefined && keys.has(own))) return own
  const key = own === undefined ? index.get(folded) : undefined
  if (key !== undefined) return key
  if (FIELDS_OF[noun][target]?.takesOwnWords) return text
  const shown = cutCharacters(text.trim(), 60)
  throw new DomainError('invalid', `“${shown}” is none of what may be chosen.`, [], {
    key: 'notAmongChoices',
    with: { value: shown },
  })
}

/** What a person said of a written value: undefined where nobody has. */
function ownMeaning({ values }: ImportMapping, target: string, folded: string) {
  const own = Object.hasOwn(values, target) ? values[target] : undefined
  return own && Object.hasOwn(own, folded) ? own[folded] : undefined
}

function manyChosen(cell: Cell, options: Options): string[] {
  const { text, target } = cell
  const folded = foldWords(text)
  const isOne = cell.index.has(folded) || ownMeaning(options.mapping, target, folded) !== undefined
  const parts = isOne ? [text] : partsOf(text)
  const keys = parts.flatMap((part) => chosen(cell, part, options) ?? [])
  return [...new Set(keys)]
}

export function partsOf(text: string): string[] {
  return text
    .split(/[,;|،\n]/, 60)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

function tagsOf(text: string): string[] {
  const tags = partsOf(text).map((tag) => cutCharacters(tag.replaceAll(/\s+/gu, ' '), 40))
  return [...new Map(tags.map((tag) => [tag.toLocaleLowerCase('und'), tag])).values()].slice(0, 20)
}

const YES = ['yes', 'y', 'true', '1', 'x', 'نعم']
const NO = ['no', 'n', 'false', '0', 'لا']

function flagOf(text: string): boolean {
  const folded = foldWords(text)
  if (YES.includes(folded)) return true
  if (NO.includes(folded)) return false
  const shown = cutCharacters(text.trim(), 60)
  throw new DomainError('invalid', `“${shown}” says neither yes nor no.`, [], {
    key: 'neitherYesNorNo',
    with: { value: shown },
  })
}

function keepAlso(row: Draft, target: string, text: string, { house }: Options): void {
  const isPhone = target === 'otherPhone'
  const reading = isPhone ? readPhone(text, house) : readEmail(text)
  if (reading.kind === 'empty') return
  if (reading.kind !== 'understood')
    throw new DomainError('invalid', refusalOf(reading), [], reading.said)
  row.also.push({ kind: isPhone ? 'phone' : 'email', value: reading.value })
}

function finish(noun: ImportNoun, { parts, ...row }: Draft): ReadRow {
  if (noun === 'listing') return row
  const { fields } = row
  const whole = [parts.firstName, parts.lastName].filter(Boolean).join(' ')
  if (fields['name'] === undefined && whole !== '') fields['name'] = cutCharacters(whole, 120)
  // The first phone and e-mail of somebody is the preferred one, wherever it stands.
  for (const one of row.also) {
    if (fields[one.kind] !== undefined) continue
    fields[one.kind] = one.value
  }
  const own = new Set(identitiesOf(detailsOf(fields)).map(identityKey))
  const also = new Map(row.also.map((one) => [identityKey(one), one]))
  return { ...row, also: [...also].flatMap(([key, one]) => (own.has(key) ? [] : [one])) }
}

/** What somebody is known by, of fields that are read. */
export function detailsOf(fields: Readonly<Record<string, unknown>>) {
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return { name: text(fields['name']), phone: text(fields['phone']), email: text(fields['email']) }
}
