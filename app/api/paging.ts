import { z } from '@hono/zod-openapi'
import { SentInstantSchema } from '#domain/calendar.ts'
import { DomainError } from '#domain/errors.ts'

/** Where a page ended: the last row's instant of change, and the id that breaks ties. */
export type UpdatedCursor = { at: string; id: string }

const UpdatedCursorSchema = z.object({ at: SentInstantSchema })

/** Normalised: Postgres takes fewer offsets than ISO can write. */
export const UpdatedSinceSchema = SentInstantSchema.transform((at) =>
  new Date(at).toISOString(),
).openapi({ type: 'string', format: 'date-time' })

export const PageQuerySchema = z.object({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(50)
    .openapi({ description: 'Rows in one answer' }),
  cursor: z
    .string()
    .max(300)
    .optional()
    .openapi({ description: 'The `next` of the answer before' }),
})

/** `{data, next}`: `next` is null at the end. */
export function pageSchema<Row extends z.ZodType>(row: Row) {
  return z.object({ data: z.array(row), next: z.string().nullable() })
}

export function encodeCursor(cursor: UpdatedCursor | null): string | null {
  return cursor && Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Throws `invalid` for what this server did not make; `id` is how the rows of the list are named. */
export function decodeCursor(
  cursor: string | undefined,
  id: z.ZodType<string> = z.uuid(),
): UpdatedCursor | undefined {
  if (cursor === undefined) return undefined
  const parsed = UpdatedCursorSchema.extend({ id }).safeParse(
    parseJson(Buffer.from(cursor, 'base64url').toString()),
  )
  if (parsed.success) return parsed.data
  throw new DomainError(
    'invalid',
    'The cursor is not one of ours: take `next` from the answer before.',
    [{ path: 'cursor', message: 'unknown' }],
  )
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
