import { z } from 'zod'
import type { RunFilter } from '#db/pace/directory/runs.ts'
import type { InstantCursor } from '#db/pace/query/keyset.ts'
import { InstantSchema } from '#domain/calendar.ts'

const TRIGGERS = ['schedule', 'command', 'push'] as const
const OUTCOMES = ['done', 'refused', 'failed'] as const

const FiltersSchema = z.object({
  trigger: z.enum(TRIGGERS).optional().catch(undefined),
  outcome: z.enum(OUTCOMES).optional().catch(undefined),
  show: z.literal('all').optional().catch(undefined),
  cursor: z
    .string()
    .transform((text) => text.split('_'))
    .pipe(z.tuple([InstantSchema, z.uuid()]))
    .optional()
    .catch(undefined),
})

/** Most runs find nothing to do: unless all are asked for, those are left out. */
export function readFilters(params: URLSearchParams): {
  filter: RunFilter
  before?: InstantCursor
} {
  const { cursor, show, ...filter } = FiltersSchema.parse(Object.fromEntries(params))
  const before = cursor && { at: cursor[0], id: cursor[1] }
  return { filter: { ...filter, eventful: show !== 'all' }, before }
}

/** The cursor as it stands in an address. */
export function writeCursor({ at, id }: InstantCursor): string {
  return `${at}_${id}`
}
