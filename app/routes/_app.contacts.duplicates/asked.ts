import { z } from 'zod'
import { PAIR_BOXES, type PairBox } from '#domain/contact/likeness.ts'

export const AskedSchema = z.object({
  box: z.enum(PAIR_BOXES).catch('open').default('open'),
  after: z.string().max(300).optional(),
})

/** The page that shows this box; without `after` its beginning. */
export function addressOf(box: PairBox, after?: string): string {
  const query = new URLSearchParams()
  if (box !== 'open') query.set('box', box)
  if (after) query.set('after', after)
  return query.size > 0 ? `/contacts/duplicates?${query}` : '/contacts/duplicates'
}
