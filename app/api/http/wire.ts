import { z } from '@hono/zod-openapi'
import {
  type FieldRule,
  type FieldTable,
  type FieldValues,
  readGiven,
} from '#domain/documents/fields.ts'
import { takesAsIs } from '#domain/documents/takes-as-is.ts'
import { blankOf } from '#domain/blank.ts'
import { currentHouse } from '../../house/current-house.ts'

type FieldsShape<Table extends FieldTable> = {
  [Name in keyof Table]: z.ZodNullable<Table[Name]['schema']>
}

/** The fields of a record as an answer spells them: all of them, null where there is no value. */
export function fieldsShape<Table extends FieldTable>(table: Table): FieldsShape<Table> {
  const entries = Object.entries(table).map(([name, rule]) => [
    name,
    nullable(rule.schema, rule.label),
  ])
  return Object.fromEntries(entries) as FieldsShape<Table>
}

/** What may be sent to change a record: its `local` fields, null to clear one. Anything else is refused by name. `also`: fields that have a command of their own. */
export function patchSchema(table: FieldTable, also: readonly string[] = []) {
  const entries = Object.entries(table)
    .filter(([name, rule]) => rule.write === 'local' || also.includes(name))
    .map(([name, rule]) => [name, given(rule).optional()] as const)
  const names = entries.map(([name]) => name).join(', ')
  return z
    .strictObject(Object.fromEntries(entries), { error: unknownFields(names) })
    .refine((patch) => Object.keys(patch).length > 0, `send at least one of ${names}`)
}

/** A row's fields as the document would say them: what does not parse is null. */
export function rowFields<Table extends FieldTable>(table: Table, row: object): FieldValues<Table> {
  const { readers, blank } = readingOf(table)
  const values: Record<string, unknown> = { ...blank }
  readInto(values, readers, row)
  return values as FieldValues<Table>
}

function readInto(values: Record<string, unknown>, readers: readonly Reader[], row: object): void {
  const given = row as Record<string, unknown>
  for (const { name, read } of readers) {
    const value = given[name]
    if (value !== null && value !== undefined) values[name] = read(value)
  }
}

/**
 * How records of a table are shown: `rowFields`, with what an answer says `before` and `after` them. A copy of one blank, for `{ id, ...fields }`
 * is put together name by name.
 */
export function showerOf<Table extends FieldTable, Beside extends string>(
  table: Table,
  { before, after }: { before: readonly Beside[]; after: readonly Beside[] },
): <Values extends Record<Beside, unknown>>(
  row: object,
  beside: Values,
) => FieldValues<Table> & Pick<Values, Beside> {
  const { readers } = readingOf(table)
  const names = readers.map(({ name }) => name)
  const blank = blankOf([...before, ...names, ...after])
  const others = [...before, ...after]
  return (row, beside) => {
    const shown: Record<string, unknown> = { ...blank }
    readInto(shown, readers, row)
    for (const name of others) shown[name] = beside[name]
    return shown as FieldValues<Table> & typeof beside
  }
}

type Reader = { name: string; read: (value: unknown) => unknown }
type Reading = { readers: Reader[]; blank: Record<string, unknown> }
const known = new WeakMap<FieldTable, Reading>()

function readingOf(table: FieldTable): Reading {
  const before = known.get(table)
  if (before) return before
  const readers = Object.entries(table).map(([name, { schema }]) => {
    return { name, read: readerOf(schema) }
  })
  const made = { readers, blank: blankOf(Object.keys(table)) }
  known.set(table, made)
  return made
}

/** Nearly every value was checked when it was written, and is taken as it is. */
function readerOf(schema: z.ZodType): Reader['read'] {
  const takes = takesAsIs(schema)
  return (value) => {
    if (takes?.(value)) return value
    const parsed = schema.safeParse(value)
    return parsed.success ? parsed.data : null
  }
}

/** Text is read as it is in a page's field: `050 123 4567`, `1.2m`, `٩٥ ألف`. */
function given(rule: FieldRule): z.ZodType {
  const schema = nullable(rule.schema, rule.label)
  if (!rule.reads) return schema
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value
    const read = readGiven(rule, value, currentHouse())
    if (!('problem' in read)) return read.value
    context.addIssue({ code: 'custom', message: read.problem })
    return z.NEVER
  }, schema)
}

function nullable(schema: z.ZodType, label: string) {
  return schema.nullable().openapi({ description: label })
}

function unknownFields(names: string) {
  return (issue: { code?: string; keys?: unknown }) =>
    issue.code === 'unrecognized_keys' && Array.isArray(issue.keys)
      ? `${issue.keys.join(', ')} cannot be set here; fields: ${names}`
      : undefined
}
