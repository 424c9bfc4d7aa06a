import { run, type Runner } from 'graphile-worker'
import type postgres from 'postgres'
import { z } from 'zod'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import {
  DELIVER_TASK,
  purgeDeliveries,
  requeueStalledDeliveries,
} from '#db/pace/webhooks/deliveries.ts'
import { WEBHOOK_READER } from '#db/pace/webhooks/endpoints.ts'
import type { Logger } from '#service/log.ts'
import { startEventReader } from '../queue/event-reader.ts'
import { workerLogger } from '../queue/worker-logger.ts'
import { deliver } from './deliver.ts'
import { queueWebhooks, REPLAY_TASK, ReplaySchema, replaySlice } from './queue-deliveries.ts'
import type { Sending } from './send.ts'
import { tellStopped } from './tell-stopped.ts'

export type WebhookJobs = Sending & {
  databaseUrl: string
  db: PaceDb
  sql: postgres.Sql
  log: Pick<Logger, 'error' | 'warn'>
}

const SWEEP_MS = 30_000
/** What was done with is kept so long, for whoever asks what was sent. */
const KEPT_DAYS = 30
const PURGED_AT_ONCE = 1_000
const PayloadSchema = z.object({ id: z.number().int() })

/**
 * Tells endpoints what happens. A queue runner of its own: a receiver that does not answer holds its places, and not those of what
 * else the app has to do.
 */
export async function startWebhooks(options: WebhookJobs): Promise<{ stop: () => Promise<void> }> {
  const { db, sql, log } = options
  const runner = await startRunner(options)
  const reader = await startEventReader({
    db,
    sql,
    log,
    reader: WEBHOOK_READER,
    handle: queueWebhooks,
  })
  const sweep = () =>
    void tidy(db).catch((error) => log.error({ err: error }, 'webhooks could not be swept'))
  const timer = setInterval(sweep, SWEEP_MS)
  sweep()
  return {
    stop: async () => {
      clearInterval(timer)
      await reader.stop()
      await runner.stop()
    },
  }
}

function startRunner(options: WebhookJobs): Promise<Runner> {
  const { db, log } = options
  return run({
    connectionString: options.databaseUrl,
    taskList: {
      [DELIVER_TASK]: (payload) => {
        const { id } = parse(PayloadSchema, payload)
        return deliver({ ...options, tellStopped }, id)
      },
      [REPLAY_TASK]: (payload) => replaySlice(db, parse(ReplaySchema, payload)),
    },
    concurrency: 10,
    maxPoolSize: 4,
    pollInterval: 2_000,
    noHandleSignals: true,
    noPreparedStatements: false,
    logger: workerLogger(log),
  })
}

async function tidy(db: PaceDb): Promise<void> {
  await requeueStalledDeliveries(db)
  await purgeDeliveries(db, { days: KEPT_DAYS, limit: PURGED_AT_ONCE })
}
