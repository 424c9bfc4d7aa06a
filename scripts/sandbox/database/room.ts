import { LRUCache } from 'lru-cache'
import { DomainError } from '#domain/errors.ts'
import type { Databases } from './databases.ts'

const LOOKS_EVERY_MS = 15_000

/** How much a sandbox may hold: it is measured now and then, and what is over takes nothing more in until it begins anew. */
export function createRoom(databases: Pick<Databases, 'bytes'>, limitBytes: number) {
  const measured = new LRUCache<string, Promise<number>>({ max: 200, ttl: LOOKS_EVERY_MS })
  return {
    async require(id: string): Promise<void> {
      const known = measured.get(id) ?? databases.bytes({ id })
      if (!measured.has(id)) measured.set(id, known)
      known.catch(() => measured.delete(id))
      if ((await known) <= limitBytes) return
      const megabytes = Math.round(limitBytes / 1024 / 1024)
      throw new DomainError(
        'tooLarge',
        `This sandbox is full (${megabytes} MB): let it begin anew, by POST /sandbox/reset.`,
      )
    },
    forget: (id: string) => void measured.delete(id),
  }
}
export type Room = ReturnType<typeof createRoom>
