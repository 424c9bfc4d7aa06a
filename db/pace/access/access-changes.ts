import { sql } from 'drizzle-orm'
import type postgres from 'postgres'
import { z } from 'zod'
import type { PaceDb } from '../client.ts'

/** Rings when a person's rights changed (suspended, restored, role, team), a web session ended or a client was revoked. */
export const ACCESS_CHANNEL = 'access_changed'

export const AccessChangeSchema = z.union([
  z.object({ personId: z.uuid() }),
  z.object({ sessionId: z.uuid() }),
  z.object({ clientId: z.string().min(1) }),
])
export type AccessChange = z.infer<typeof AccessChangeSchema>

/** Part of the transaction that makes the change: listeners hear of it at the commit and read the rows. */
export async function notifyAccessChanged(db: PaceDb, change: AccessChange): Promise<void> {
  await db.execute(sql`select pg_notify(${ACCESS_CHANNEL}, ${JSON.stringify(change)})`)
}

/** Calls `heard` for each change; `onListening` also after a lost connection, when changes may have been missed. */
export async function listenAccessChanges(
  client: postgres.Sql,
  heard: (change: AccessChange) => void,
  onListening?: () => void,
): Promise<() => Promise<void>> {
  const { unlisten } = await client.listen(
    ACCESS_CHANNEL,
    (payload) => {
      const change = AccessChangeSchema.safeParse(parseJson(payload))
      if (change.success) heard(change.data)
    },
    onListening,
  )
  return unlisten
}

function parseJson(payload: string): unknown {
  try {
    return JSON.parse(payload)
  } catch {
    return null
  }
}
