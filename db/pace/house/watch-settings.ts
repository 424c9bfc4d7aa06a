import type postgres from 'postgres'
import type { PaceDb } from '../client.ts'
import {
  readSettings,
  readSettingsVersion,
  type SettingsNow,
  SETTINGS_CHANNEL,
} from './settings.ts'

export type SettingsWatch = {
  /** As of the last bell; the same object until something changes. */
  current: () => SettingsNow
  /** Calls `changed` after each change. Gives the way to stop. */
  onChange: (changed: (settings: SettingsNow) => void) => () => void
  /** Reads what is new at once: for whoever has just changed something and shows it. */
  refresh: () => Promise<SettingsNow>
  stop: () => Promise<void>
}
type Options = {
  db: PaceDb
  sql: postgres.Sql
  onError: (error: unknown) => void
  everyMs?: number
}

/** A bell that is lost costs this much, and no more. */
const EVERY_MS = 30_000

/** The house's settings and lists, read once and kept: told by Postgres of each change, its version asked for now and then. */
export async function watchSettings(options: Options): Promise<SettingsWatch> {
  const { db, sql, onError, everyMs = EVERY_MS } = options
  const listeners = new Set<(settings: SettingsNow) => void>()
  let settings = await readSettings(db)
  let reading: Promise<unknown> = Promise.resolve()

  /** One after another: a look that began earlier never overwrites a later one. */
  function refresh(): Promise<SettingsNow> {
    const read = reading.then(async () => {
      if ((await readSettingsVersion(db)) === settings.version) return settings
      settings = await readSettings(db)
      for (const changed of listeners) changed(settings)
      return settings
    })
    reading = read.catch(() => undefined)
    return read
  }
  const look = () => void refresh().catch(onError)

  const { unlisten } = await sql.listen(SETTINGS_CHANNEL, look, look)
  const timer = setInterval(look, everyMs).unref()
  return {
    current: () => settings,
    onChange(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    refresh,
    async stop() {
      clearInterval(timer)
      // Without a connection there is nothing left to unlisten.
      await Promise.allSettled([unlisten(), reading])
    },
  }
}
