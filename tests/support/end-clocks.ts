import type postgres from 'postgres'
import { waitFor } from './wait-for.ts'

/**
 * Ends all clocks that run, and waits until whoever they told has been told: which of the demo's leads is due in the minutes of a
 * test hangs on the hour at which it runs.
 */
export async function endClocks(sql: postgres.Sql): Promise<void> {
  await waitFor(
    async () => (await sql`select 1 from clock_reckoning where after is null`).length === 1,
    { what: 'the demo’s clocks' },
  )
  await sql`update clocks set stopped_at = now(), rings_at = null where stopped_at is null`
  await untilTold(sql)
}

/** Until the notifications of all that has happened by now are written. */
export async function untilTold(sql: postgres.Sql): Promise<void> {
  const [last] = await sql`select coalesce(max(sequence), 0) as sequence from entity_events`
  await waitFor(
    async () => {
      const told = await sql`select 1 from event_cursors where reader = 'notifications'
        and sequence >= ${last?.['sequence']}`
      return told.length === 1
    },
    { what: 'the notifications of what has happened' },
  )
}
