import { isEnded } from '../lead/fields.ts'
import { type DuplicateMode, type ImportNoun, type ImportRule, type RowProblem } from './import.ts'
import { detailsOf, type ReadRow } from './read-row.ts'
import { FIELDS_OF } from './targets.ts'

/** Set by a rule of the house when a record is made; a record that is there keeps its own. */
const OF_NEW = [
  'stage',
  'createdAt',
  'firstContactedAt',
  'lostReason',
  'ownerId',
  'agentId',
  'source',
  'status',
  'kind',
  'tags',
]

/** What a row is held to be the same by, within its file and in the house. */
export function matchKeys(noun: ImportNoun, row: ReadRow, { matchBy }: ImportRule): string[] {
  const keys: string[] = []
  if (row.externalId && matchBy.includes('externalId')) keys.push(`id:${row.externalId}`)
  if (noun === 'listing') return keys
  // Rows that the file itself tells apart are two leads, though one person's.
  if (noun === 'lead' && keys.length > 0) return keys
  const { phone, email } = detailsOf(row.fields)
  const ended = noun === 'lead' && isEnded(stageOf(row.fields)) ? 'ended ' : ''
  if (phone && matchBy.includes('phone')) keys.push(`${ended}phone:${phone}`)
  if (email && matchBy.includes('email')) keys.push(`${ended}email:${email.toLowerCase()}`)
  return keys
}

export function stageOf(fields: Readonly<Record<string, unknown>>): string {
  return typeof fields['stage'] === 'string' ? fields['stage'] : 'new'
}

/** Why a row is not taken at all; null where it is. */
export function refusalOfRow(
  noun: ImportNoun,
  { fields, problems }: ReadRow,
  { unreadable }: ImportRule,
): RowProblem[] | null {
  if (unreadable === 'refuse' && problems.length > 0) return problems
  const missing = missingOf(noun, fields)
  return missing ? [...problems, missing] : null
}

function missingOf(noun: ImportNoun, fields: Readonly<Record<string, unknown>>): RowProblem | null {
  const told = { column: null, target: null }
  if (noun === 'listing') {
    if (fields['title'] !== undefined) return null
    return { ...told, message: 'A listing needs a title.', said: { key: 'listingNeedsTitle' } }
  }
  const { name, phone, email } = detailsOf(fields)
  if (name || phone || email || fields['nameAr'] !== undefined) return null
  const message = 'A contact needs a name, a phone or an e-mail.'
  return { ...told, message, said: { key: 'contactNeedsSomething' } }
}

/** What a row changes of a record that is there, as the rule says; nothing where it is to be left as it is. */
export function patchOf(
  noun: ImportNoun,
  { fields }: Pick<ReadRow, 'fields'>,
  { current, mode }: { current: Readonly<Record<string, unknown>>; mode: DuplicateMode },
): Record<string, unknown> {
  if (mode === 'skip') return {}
  const person = noun === 'lead' ? ['name', 'phone', 'email'] : []
  const entries = Object.entries(fields).filter(([name, value]) => {
    if (OF_NEW.includes(name) || person.includes(name)) return false
    if (FIELDS_OF[noun][name]?.write !== 'local') return false
    const standing = current[name]
    if (isEmpty(standing)) return true
    return mode === 'overwrite' && JSON.stringify(standing) !== JSON.stringify(value)
  })
  return Object.fromEntries(entries)
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}
