import { z } from 'zod'
import { parseEnv } from '#domain/parse-env.ts'
import { PACE_DEMO } from '#service/demo.ts'
import { METRICS_TOKEN } from '#service/metrics-token.ts'
import { PROXY_SETTINGS, proxiesIn } from '#service/http/proxy-settings.ts'
import { port, withoutSlash } from '#service/settings.ts'
import { TRANSCRIBER_SETTINGS, transcriberIn } from '#service/transcriber/settings.ts'
import { readDoors } from './call-feed/doors/doors.ts'
import { LIMIT_NAMES, LIMITS, type Limits } from './limits/limits.ts'

function limitSettings() {
  const setting = (usual: number) => z.coerce.number().positive().optional().describe(String(usual))
  return Object.fromEntries(
    LIMIT_NAMES.map((name) => [LIMITS[name].env, setting(LIMITS[name].usual)]),
  )
}

const SHAPE = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  APP_PORT: port(3000),
  SYNC_PORT: port(3001),
  AUTH_PORT: port(3002),
  APP_URL: z.url().optional().describe('http://localhost:3000'),
  SYNC_URL: z.url().optional().describe('http://localhost:3001'),
  AUTH_URL: z.url().optional().describe('http://localhost:3002'),
  AUTH_DIRECT_URL: z.url().optional().describe('http://auth-server:3002'),
  PACE_DATABASE_URL: z.string().min(1).describe('postgres://pace_sync:…@127.0.0.1:5432/pace'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('redis://127.0.0.1:6379'),
  METRICS_TOKEN,
  FEED_DOORS: z
    .string()
    .optional()
    .transform(readDoors)
    .describe('[{"vendor":"twilio","name":"main","secret":"…"}]'),
  ...TRANSCRIBER_SETTINGS,
  PACE_DEMO,
  ...PROXY_SETTINGS,
  ...limitSettings(),
}
export type SyncEnv = ReturnType<typeof readSyncEnv>

export function readSyncEnv(source: Record<string, string | undefined> = process.env) {
  const env = parseEnv(SHAPE, source)
  const authUrl = withoutSlash(env.AUTH_URL ?? `http://localhost:${env.AUTH_PORT}`)
  return {
    production: env.NODE_ENV === 'production',
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    port: env.SYNC_PORT,
    appUrl: env.APP_URL ?? `http://localhost:${env.APP_PORT}`,
    syncUrl: env.SYNC_URL ?? `http://localhost:${env.SYNC_PORT}`,
    authUrl,
    /** Where this process reaches the issuer, if not by its public address. */
    authDirectUrl: withoutSlash(env.AUTH_DIRECT_URL ?? authUrl),
    databaseUrl: env.PACE_DATABASE_URL,
    redisUrl: env.REDIS_URL,
    proxies: proxiesIn(env),
    feedDoors: env.FEED_DOORS,
    transcriber: transcriberIn(env),
    isDemo: env.PACE_DEMO === 'on' && env.NODE_ENV !== 'production',
    limits: limitsIn(env),
  }
}

function limitsIn(env: Record<string, unknown>): Partial<Limits> {
  const given = LIMIT_NAMES.flatMap((name) => {
    const value = env[LIMITS[name].env]
    return typeof value === 'number' ? [[name, value] as const] : []
  })
  return Object.fromEntries(given)
}
