import { z } from 'zod'
import { keysOf, PORTALS } from '#domain/catalogue.ts'

export const AskedSchema = z.object({
  portal: z.enum(keysOf(PORTALS)).optional().catch(undefined),
  team: z.uuid().optional().catch(undefined),
})
export type Asked = z.output<typeof AskedSchema>

/** The page that is asked for so; without `after` its beginning. */
export function addressOf(asked: Asked, after?: string): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) if (value) query.set(name, value)
  if (after) query.set('after', after)
  return query.size > 0 ? `/world/unmet?${query}` : '/world/unmet'
}
