import { z } from '@hono/zod-openapi'
import { DomainError } from '#domain/errors.ts'
import { hasStrongTag } from '../../http/entity-tags.ts'
import type { ApiContext } from '../caller/caller.ts'
import { tagOf } from './tag-answers.ts'

export const IfMatchSchema = z.object({
  'if-match': z.string().max(1_000).optional().openapi({
    description:
      'The ETag of the answer that the change is made to: what is not as it says any more is refused (412). Without it the change is made to the record as it is',
  }),
})

/**
 * Throws `outdated` where `If-Match` names none of what the record is now, as this address shows it. True where it was asked for: then
 * the change is to be made only if nothing else is made meanwhile.
 */
export function requireMatch(c: ApiContext, shown: object): boolean {
  const named = c.req.header('if-match')
  if (named === undefined) return false
  if (!hasStrongTag(named, tagOf(JSON.stringify(shown)))) throw outdated()
  return true
}

function outdated(): DomainError {
  return new DomainError('outdated', 'It is not any more what If-Match names; read it again.')
}
