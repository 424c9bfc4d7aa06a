import { DomainError } from '#domain/errors.ts'

/** Throws `invalid` for an address with NUL in its path or query: no record has such a name. */
export function requireStorableAddress(url: string): void {
  if (!url.includes('%00')) return
  throw new DomainError('invalid', 'The address holds a NUL character (%00). Take it out.')
}
