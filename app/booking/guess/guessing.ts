import type { Actor } from '#domain/access/access.ts'
import type { PaceDb } from '#db/pace/client.ts'

/** Who asks, and when: what is free is their own time. */
export type Guessing = { db: PaceDb; actor: Actor; personId: string; zone: string; now: number }
