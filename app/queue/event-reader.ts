import { setTimeout as delay } from 'node:timers/promises'
import type postgres from 'postgres'
import type { PaceDb } from '#db/pace/client.ts'
import { EVENTS_AT_ONCE, readOnwards } from '#db/pace/events/cursors.ts'
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

/** A lone event is read at once; while many come, what gathers in so long is read together. */
const GATHERS_MS = 100

/** Reads the one log from where it stands, woken by its bell. `stop` lets a running batch end. */
export async function startEventReader(options: Options): Promise<{ stop: () => Promise<void> }> {
  const { sql, log, everyMs = 5_000 } = options
  let running: Promise<void> | null = null
  let again = false
  const stopping = new AbortController()
  const { signal } = stopping

  function wake(): void {
    again = true
    running ??= drain().finally(() => {
      running = null
    })
  }

  async function drain(): Promise<void> {
    while (again && !signal.aborted) {
      again = false
      try {
        const read = await readOnwards(options.db, options.reader, options.handle)
        if (read === EVENTS_AT_ONCE) again = true
      } catch (error) {
        log.error({ err: error, reader: options.reader }, 'events not read; will be tried again')
      }
      if (!again) await delay(GATHERS_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  const { unlisten } = await sql.listen(EVENTS_CHANNEL, wake, wake)
  const timer = setInterval(wake, everyMs)
  return {
    stop: async () => {
      stopping.abort()
      clearInterval(timer)
      await unlisten()
      await running
    },
  }
}
