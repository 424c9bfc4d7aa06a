import { z } from 'zod'
import { keysOf, PORTALS } from '#domain/catalogue.ts'
import { DIFFERENCE_CAUSES, DIFFERENCE_KINDS } from '#domain/portals/drift.ts'

/** In what portals differ, or what they have still to do. */
export const VIEWS = ['differences', 'unmet'] as const

export const AskedSchema = z.object({
  show: z.enum(VIEWS).default('differences').catch('differences'),
  portal: z.enum(keysOf(PORTALS)).optional().catch(undefined),
  kind: z.enum(DIFFERENCE_KINDS).optional().catch(undefined),
  cause: z.enum(DIFFERENCE_CAUSES).optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
})
export type Asked = z.output<typeof AskedSchema>

/** The page that is asked for so; without `after` its beginning. */
export function addressOf({ show, ...asked }: Asked, after?: string): string {
  const query = new URLSearchParams()
  if (show !== 'differences') query.set('show', show)
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value)
  if (after) query.set('after', after)
  return query.size > 0 ? `/world?${query}` : '/world'
}
