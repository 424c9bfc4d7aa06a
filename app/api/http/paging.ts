import { z } from '@hono/zod-openapi'
import { decodeCursor as decodeWord, encodeCursor as encodeWord } from '../../http/page-cursor.ts'

/** Where a page ended: the last row's instant of change, and the id that breaks ties. */
export type UpdatedCursor = { at: string; id: string }

/** As rows are read: UTC, to the millisecond. */
const at = z.iso.datetime({ precision: 3 }).regex(/^(19|2[01])/)
const anyUuid = z.uuid()
const ByUuid = z.strictObject({ at, id: anyUuid })

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
  return cursor && encodeWord(cursor)
}

/** Throws `malformed` for what this server did not make; `id` is how the rows of the list are named. */
export function decodeCursor(
  cursor: string | undefined,
  id: z.ZodType<string> = anyUuid,
): UpdatedCursor | undefined {
  if (cursor === undefined) return undefined
  return decodeWord(id === anyUuid ? ByUuid : z.strictObject({ at, id }), cursor)
}
