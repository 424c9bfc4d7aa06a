import type postgres from 'postgres'
import type { PaceDb } from '#db/pace/client.ts'
import { readOnwards } from '#db/pace/events/cursors.ts'
import { EVENTS_CHANNEL } from '#db/pace/events/events.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import type { Logger } from '#service/log.ts'

type Options = {
  db: PaceDb
  sql: postgres.Sql
  /** The cursor's name: each reader of the log has its own. */
  reader: string
  /** Part of the transaction that moves the cursor: an event has its effect once, whatever dies. */
  handle: (tx: PaceDb, events: readonly EntityEvent[]) => Promise<void>
  log: Pick<Logger, 'error'>
  /** Looks again even when nothing rang: a bell may be lost. */
  everyMs?: number
}

/** Reads the one log from where it stands, woken by its bell. `stop` lets a running batch end. */
export async function startEventReader(options: Options): Promise<{ stop: () => Promise<void> }> {
  const { sql, log, everyMs = 5_000 } = options
  let running: Promise<void> | null = null
  let again = false
  let stopped = false

  function wake(): void {
    again = true
    running ??= drain().finally(() => {
      running = null
    })
  }

  async function drain(): Promise<void> {
    while (again && !stopped) {
      again = false
      try {
        if ((await readOnwards(options.db, options.reader, options.handle)) > 0) again = true
      } catch (error) {
        log.error({ err: error, reader: options.reader }, 'events not read; will be tried again')
      }
    }
  }

  const { unlisten } = await sql.listen(EVENTS_CHANNEL, wake, wake)
  const timer = setInterval(wake, everyMs)
  return {
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await unlisten()
      await running
    },
  }
}
