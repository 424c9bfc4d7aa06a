import type postgres from 'postgres'
import { NOTIFICATIONS_CHANNEL } from '#db/pace/notifications/write.ts'
import { documentName } from '#domain/documents/documents.ts'
import type { Logger } from '#service/log.ts'
import type { Rooms } from '../rooms/documents-api.ts'

type BellOptions = {
  sql: postgres.Sql
  rooms: Pick<Rooms, 'announce' | 'isOpen'>
  log: Pick<Logger, 'warn'>
}

const ANNOUNCER = 'service:notifications'

/**
 * Rings on the desk of whoever has something new: pages ask for it then. Who has no page open hears nothing, and has the
 * number with the next page.
 */
export async function startNotificationBell({
  sql,
  rooms,
  log,
}: BellOptions): Promise<{ stop: () => Promise<void> }> {
  const { unlisten } = await sql.listen(NOTIFICATIONS_CHANNEL, (personId) => {
    const desk = documentName('desk', personId)
    if (!rooms.isOpen(desk)) return
    rooms
      .announce(desk, ANNOUNCER, { notifications: crypto.randomUUID() })
      .catch((err: unknown) => log.warn({ err, desk }, 'a bell did not ring'))
  })
  return { stop: unlisten }
}
