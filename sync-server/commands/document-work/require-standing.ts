import { DomainError } from '#domain/errors.ts'
import type { Position } from '../../rooms/documents-api.ts'

/**
 * Throws `outdated` where the document is not any more where the asker has seen it. A row that has had no document yet says 0; the
 * first update that is made of it changes nothing.
 */
export function requireStanding({ seq }: Position, ifSeq: number | undefined): void {
  if (ifSeq === undefined || Math.max(seq, 1) === Math.max(ifSeq, 1)) return
  throw new DomainError('outdated', 'It was changed meanwhile; read it again.')
}
