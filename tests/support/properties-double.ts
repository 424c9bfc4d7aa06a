import type * as Y from 'yjs'
import type { Committed } from '#app/sync-client/commands.server.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'
import type { PropertyDeps } from '../../sync-server/properties/property-asked.ts'
import { runPropertyCommand } from '../../sync-server/properties/run-property-command.ts'

type Sent = { key: string; command: string; args: object; by: string }
type Open = (name: string) => Promise<{ doc: Y.Doc; seq: number }>

/** Properties are rows: the sync server's own commands on them, and on drafts in memory. */
export function createPropertiesDouble(db: PaceDb, open: Open) {
  const rooms: PropertyDeps['rooms'] = {
    async changeAll({ parts, inTransaction }) {
      const reached = new Map<string, { seq: number; generation: number }>()
      for (const { document, change } of parts) {
        const entry = await open(document)
        change(entry.doc, { seq: entry.seq, generation: 1 })
        entry.seq += 1
        reached.set(document, { seq: entry.seq, generation: 1 })
      }
      await db.transaction(async (tx) => inTransaction?.(tx, reached))
      return reached
    },
  }
  const settings = { house: SOME_HOUSE, reference: SOME_REFERENCE }
  return async ({ key, command, args, by }: Sent): Promise<Committed> => {
    const actor = { kind: 'service' as const, id: by, scopes: ['live:read', 'live:write'] }
    const asked = { key, args, actor, actorName: by, now: new Date().toISOString(), settings }
    return runPropertyCommand({ db, rooms }, command, asked)
  }
}
