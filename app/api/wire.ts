import { z } from '@hono/zod-openapi'
import { type FieldTable, type FieldValues, readFields } from '#domain/fields.ts'

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

/** What may be sent to change a record: its `local` fields, null to clear one. Anything else is refused by name. */
export function patchSchema(table: FieldTable) {
  const entries = Object.entries(table)
    .filter(([, rule]) => rule.write === 'local')
    .map(([name, rule]) => [name, nullable(rule.schema, rule.label).optional()] as const)
  const names = entries.map(([name]) => name).join(', ')
  return z
    .strictObject(Object.fromEntries(entries), { error: unknownFields(names) })
    .refine((patch) => Object.keys(patch).length > 0, `send at least one of ${names}`)
}

/** A row's fields as the document would say them: what does not parse is null. */
export function rowFields<Table extends FieldTable>(table: Table, row: object): FieldValues<Table> {
  const values = new Map<string, unknown>(Object.entries(row))
  return readFields(table, values)
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
