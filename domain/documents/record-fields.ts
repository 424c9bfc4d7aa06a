import { InstantSchema } from '../calendar.ts'
import type { FieldTable } from './fields.ts'
import { TagsSchema } from './tags.ts'

/** Fields of every record of the house that is kept, whatever it is of. */
export const RECORD_FIELDS = {
  archivedAt: { schema: InstantSchema, write: 'server', label: 'Archived' },
  tags: { schema: TagsSchema, write: 'server', label: 'Tags' },
} as const satisfies FieldTable
