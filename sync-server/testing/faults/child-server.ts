import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { connectPace } from '#db/pace/client.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { createTokenVerifier } from '#service/identity/verify-token.ts'
import { createLogger } from '#service/log.ts'
import { openBus } from '../../bus/open-bus.ts'
import { createData } from '../../data.ts'
import { startSyncServer } from '../../server.ts'

/** A sync server as a process of its own, to be killed. Its settings are the first argument. */
const settings = z
  .object({
    databaseUrl: z.string(),
    port: z.number(),
    appUrl: z.string(),
    withData: z.boolean(),
    redisUrl: z.string().optional(),
    limits: z.record(z.string(), z.number()).optional(),
    beatMs: z.number().optional(),
    idleMs: z.number().optional(),
    issuer: z.string(),
    key: z.custom<JWK>((value) => typeof value === 'object'),
  })
  .parse(JSON.parse(process.argv[2] ?? ''))
const key = await importJWK(settings.key, 'ES256')
const pace = connectPace(settings.databaseUrl, { max: 4 })
const log = createLogger('sync-server', { level: 'silent' })
const server = await startSyncServer({
  pace,
  log,
  bus: openBus({ pace, redisUrl: settings.redisUrl, log, beatMs: 300 }),
  appUrl: settings.appUrl,
  port: settings.port,
  limits: settings.limits,
  beatMs: settings.beatMs,
  idleMs: settings.idleMs,
  extensions: settings.withData ? [createData({ pollMs: 200 })] : [],
  verifyToken: createTokenVerifier({
    issuer: settings.issuer,
    audience: AUDIENCE.sync,
    keys: () => Promise.resolve(key),
  }),
})
/** What is in use once what nobody holds any more is gone. */
function memoryInUse(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') for (let times = 0; times < 3; times += 1) collect()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

process.on('message', () => process.send?.({ memory: memoryInUse() }))
process.on('disconnect', () => process.exit(0))
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)))
process.send?.('ready')
