import type * as Y from 'yjs'
import type { z } from 'zod'
import { DomainError } from './errors.ts'
import { parse } from './parse.ts'

/**
 * One field of a record. `local` fields merge safely and are written by clients; `server` fields change only through a
 * command in the sync server, which the guard enforces.
 */
export type FieldRule = { schema: z.ZodType; write: 'local' | 'server'; label: string }
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
    const result = rule.schema.safeParse(map.get(name))
    return [name, result.success ? result.data : null]
  })
  return Object.fromEntries(values) as FieldValues<Table>
}

/** Sets what differs; null removes. Throws `invalid` for an unknown field or a bad value, before anything is changed. */
export function writeFields<Table extends FieldTable>(
  table: Table,
  map: Y.Map<unknown>,
  patch: Record<string, unknown>,
): void {
  const parsed = Object.entries(patch)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, parseField(table, name, value)] as const)
  for (const [name, value] of parsed) {
    if (JSON.stringify(map.get(name) ?? null) === JSON.stringify(value)) continue
    if (value === null) map.delete(name)
    else map.set(name, value)
  }
}

/** The parsed value of one field, null to clear it. */
export function parseField(table: FieldTable, name: string, value: unknown): unknown {
  const rule = Object.hasOwn(table, name) ? table[name] : undefined
  if (!rule) {
    throw new DomainError(
      'invalid',
      `There is no field '${name}'. Fields: ${Object.keys(table).join(', ')}.`,
      [{ path: name, message: 'unknown field' }],
    )
  }
  return value === null ? null : parse(rule.schema, value, rule.label)
}

export function fieldNames<Table extends FieldTable>(
  table: Table,
  write: FieldRule['write'],
): string[] {
  return Object.keys(table).filter((name) => table[name]?.write === write)
}
