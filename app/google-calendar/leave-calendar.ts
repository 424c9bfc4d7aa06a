import { dropEvent, listPart } from '#db/pace/google-calendar/events.ts'
import { GOOGLE_ACTOR } from '#db/pace/google-calendar/tell.ts'
import { findAddressee } from '#db/pace/notifications/deliver.ts'
import type { Logger } from '#service/log.ts'
import type { CalendarConnection } from './connection.ts'
import { isGoogleError } from './google/google-error.ts'
import { takeOut, type WriteDeps } from './write-viewing.ts'

type LeaveDeps = Pick<WriteDeps, 'db' | 'access'> & {
  connection: Pick<CalendarConnection, 'disconnect'>
  log: Pick<Logger, 'warn'>
}

const AT_ONCE = 200

/**
 * Of somebody who may not come in any more: the house's viewings are taken out of their calendar, those that are over too, for each names a customer;
 * then it is given up. They cannot do so themselves. Whoever was let in again meanwhile keeps it.
 */
export async function leaveCalendar(deps: LeaveDeps, personId: string): Promise<void> {
  const { db, access, connection } = deps
  if (await findAddressee(db, personId)) return
  await access.unlessShut(personId, async (calls) => {
    const part = () => listPart(db, personId, AT_ONCE)
    for (let events = await part(); events.length > 0; events = await part())
      for (const event of events)
        await takeOut(db, calls, event).catch(async (error: unknown) => {
          if (!isGoogleError(error, 'refused')) throw error
          deps.log.warn({ err: error, ...event }, 'a viewing stays in a calendar that is given up')
          await dropEvent(db, event)
        })
  })
  await connection.disconnect(personId, { actor: GOOGLE_ACTOR })
}
