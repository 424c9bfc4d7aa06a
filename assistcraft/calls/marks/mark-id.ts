import { createHash } from 'node:crypto'

/** The same mark has the same id on every run and on every worker, so that writing it again changes nothing. */
export function markId(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22)
}
