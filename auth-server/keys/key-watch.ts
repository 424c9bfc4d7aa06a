import type postgres from 'postgres'
import { listenSigningKeys } from '#db/pace/clients/signing-keys.ts'
import type { Logger } from '#service/log.ts'

type Options = {
  sql: postgres.Sql
  server: { reloadKeys: () => Promise<void> }
  log: Pick<Logger, 'error'>
  everyMs: number
}

/** Keeps the keys of a running server those of the database: at once by the bell, and by time, since keys begin and end by it. */
export async function watchKeys({
  sql,
  server,
  log,
  everyMs,
}: Options): Promise<{ stop: () => Promise<void> }> {
  const reload = () => {
    server.reloadKeys().catch((error: unknown) => log.error({ err: error }, 'keys were not loaded'))
  }
  const unlisten = await listenSigningKeys(sql, reload)
  const timer = setInterval(reload, everyMs)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await unlisten()
    },
  }
}
