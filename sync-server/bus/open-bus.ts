import type { PaceClient } from '#db/pace/client.ts'
import type { Logger } from '#service/log.ts'
import type { Bus } from './bus.ts'
import { createPostgresBus } from './postgres-bus.ts'
import { createRedisBus } from './redis-bus.ts'

type Options = {
  pace: Pick<PaceClient, 'sql'>
  redisUrl?: string
  log: Pick<Logger, 'info' | 'warn'>
  beatMs?: number
}

/** Redis or Valkey where there is one, else the database. Nodes find each other where they share both. */
export function openBus({ pace: { sql }, redisUrl, ...options }: Options): Bus {
  if (!redisUrl) return createPostgresBus({ ...options, sql })
  return createRedisBus({ ...options, url: redisUrl, namespace: `pace:${sql.options.database}` })
}
