import { z } from '@hono/zod-openapi'

const LONGEST = 1_000

/** `fields=id,name`: what of a record an answer holds. What is none of its fields is refused by name. */
export function fieldsParam(schema: z.ZodObject) {
  const names = Object.keys(schema.shape)
  return z
    .string()
    .max(LONGEST)
    .transform((text) => [...new Set(['id', ...text.split(',').map((name) => name.trim())])])
    .refine((asked) => asked.every((name) => names.includes(name)), {
      error: `names a field that there is not; fields: ${names.join(', ')}`,
    })
    .optional()
    .openapi({
      type: 'string',
      description: 'Only these fields, with commas between them; `id` is always there',
      example: `id,${names[1] ?? 'id'}`,
    })
}

/** What was asked for of a record. The answer's schema says that it may be less than the whole. */
export function selectFields<Row extends object>(
  row: Row,
  fields: readonly string[] | undefined,
): Row {
  if (!fields) return row
  const kept = new Set(fields)
  return Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name))) as Row
}

/** The schema of an answer from which fields may have been left out. */
export function selectable<Schema extends z.ZodObject>(schema: Schema, name: string) {
  return z.union([schema, schema.partial().openapi(`${name}Selection`)])
}
