import { createHash } from 'node:crypto'

/** A UUID (version 8) that follows from a name: whoever makes it again makes the same. */
export function namedUuid(name: string): string {
  const hash = createHash('sha256').update(name).digest('hex')
  const [a, b, c, d, e] = [
    hash.slice(0, 8),
    hash.slice(8, 12),
    hash.slice(13, 16),
    hash.slice(17, 20),
    hash.slice(20, 32),
  ]
  return `${a}-${b}-8${c}-a${d}-${e}`
}
