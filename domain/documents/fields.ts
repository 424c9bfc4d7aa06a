import type * as Y from 'yjs'
import type { z } from 'zod'
import { DomainError } from '../errors.ts'
import type { ReferenceKind } from '../reference/reference.ts'
import type { Said } from '../said.ts'
import type { Habits } from '../values/habits.ts'
import { parse } from '../parse.ts'
import { cutCharacters } from '../text/characters.ts'
import { READERS, refusalOf, type ValueKind } from '../values/readers.ts'

/**
 * One field of a record. `local` fields merge safely and are written by clients; `server` fields change only through a
 * command in the sync server, which the guard enforces.
 */
export type FieldRule = {
  schema: z.ZodType
  write: 'local' | 'server'
  label: string
  /** How its value is read where it comes as text. */
  reads?: ValueKind
  /** The list that its keys are of. */
  refers?: ReferenceKind
  /** Besides the list's keys it takes one's own words. */
  takesOwnWords?: true
}
export type FieldTable = Record<string, FieldRule>

/** All fields of a record. A field that was never set, or does not parse, is null. */
export type FieldValues<Table extends FieldTable> = {
  [Name in keyof Table]: z.output<Table[Name]['schema']> | null
}

export function readFields<Table extends FieldTable>(
  table: Table,
  map: Pick<Y.Map<unknown>, 'get'>,
): FieldValues<Table> {
  const values = Object.entries(table).map(([name, rule]) => {
    const value = map.get(name)
    // Most fields of most records are not set: to be refused by a schema costs more than all else here.
    const result = value === undefined ? null : rule.schema.safeParse(value)
    return [name, result?.success ? result.data : null]
  })
  return Object.fromEntries(values) as FieldValues<Table>
}

/** As much of a stored value as is shown of it. */
const SHOWN_CHARACTERS = 120

/** What stands in a record's fields though no field takes it, as text: it was stored before anybody looked. */
export function unreadableFields(
  table: FieldTable,
  map: Pick<Y.Map<unknown>, 'get'>,
): Record<string, string> {
  const found = Object.entries(table).flatMap(([name, { schema }]) => {
    const value = map.get(name) ?? null
    return value === null || schema.safeParse(value).success ? [] : [[name, textOf(value)] as const]
  })
  return Object.fromEntries(found)
}

function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return cutCharacters(text, SHOWN_CHARACTERS)
}

/** Sets what differs; null removes. Throws `invalid` for an unknown field or a bad value, before anything is changed. */
export function writeFields<Table extends FieldTable>(
  table: Table,
  map: Y.Map<unknown>,
  patch: Record<string, unknown>,
): void {
  const parsed = Object.entries(patch)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, checkField(table, name, value)] as const)
  for (const [name, value] of parsed) {
    if (JSON.stringify(map.get(name) ?? null) === JSON.stringify(value)) continue
    if (value === null) map.delete(name)
    else map.set(name, value)
  }
}

/** What people and programs wrote for fields, each read as its kind of value is written. */
export function parseFields(
  table: FieldTable,
  patch: Record<string, unknown>,
  habits: Habits,
): Record<string, unknown> {
  const given = Object.entries(patch).filter(([, value]) => value !== undefined)
  return Object.fromEntries(
    given.map(([name, value]) => [name, parseField(table, name, value, habits)]),
  )
}

/** The parsed value of one field, null to clear it. Text is read as people write that kind of value. */
export function parseField(
  table: FieldTable,
  name: string,
  value: unknown,
  habits: Habits,
): unknown {
  const rule = ruleOf(table, name)
  const read = readGiven(rule, value, habits)
  if (!('problem' in read)) return checkField(table, name, read.value)
  const { problem, said } = read
  const problems = [{ path: name, message: problem, said }]
  throw new DomainError('invalid', `${rule.label}: ${problem}`, problems, said)
}

/** The value of one field as its schema takes it. */
function checkField(table: FieldTable, name: string, value: unknown): unknown {
  const { schema, label } = ruleOf(table, name)
  return value === null ? null : parse(schema, value, label)
}

function ruleOf(table: FieldTable, name: string): FieldRule {
  const rule = Object.hasOwn(table, name) ? table[name] : undefined
  if (!rule) {
    throw new DomainError(
      'invalid',
      `There is no field '${name}'. Fields: ${Object.keys(table).join(', ')}.`,
      [{ path: name, message: 'unknown field' }],
      { key: 'noSuchField', with: { name } },
    )
  }
  return rule
}

/** What was given for a field, read where it is text; or what is wrong with it. What is stored like this already stays. */
export function readGiven(
  rule: FieldRule,
  value: unknown,
  habits: Habits,
): { value: unknown } | { problem: string; said: Said } {
  if (!rule.reads || typeof value !== 'string') return { value }
  const reading = READERS[rule.reads](value, habits)
  if (reading.kind === 'understood') return { value: reading.value }
  if (reading.kind === 'empty') return { value: null }
  if (rule.schema.safeParse(value).success) return { value }
  return { problem: refusalOf(reading), said: reading.said }
}

export function fieldNames<Table extends FieldTable>(
  table: Table,
  write: FieldRule['write'],
): string[] {
  return Object.keys(table).filter((name) => table[name]?.write === write)
}
