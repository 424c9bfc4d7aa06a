import { importJWK, type JWK } from 'jose'
import { z } from 'zod'
import { connectPace } from '#db/pace/client.ts'
import { AUDIENCE } from '#domain/token.ts'
import { createLogger } from '#service/log.ts'
import { createTokenVerifier } from '#service/verify-token.ts'
import { openBus } from '../bus/open-bus.ts'
import { createData } from '../data.ts'
import { startSyncServer } from '../server.ts'

/** A sync server as a process of its own, to be killed. Its settings are the first argument. */
const settings = z
  .object({
    databaseUrl: z.string(),
    port: z.number(),
    appUrl: z.string(),
    withData: z.boolean(),
    redisUrl: z.string().optional(),
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
  extensions: settings.withData ? [createData({ pollMs: 200 })] : [],
  verifyToken: createTokenVerifier({
    issuer: settings.issuer,
    audience: AUDIENCE.sync,
    keys: () => Promise.resolve(key),
  }),
})
process.on('disconnect', () => process.exit(0))
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)))
process.send?.('ready')
