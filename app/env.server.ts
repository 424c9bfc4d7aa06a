import { parseEnv } from '#domain/parse-env.ts'
import { PACE_DEMO } from '#service/demo.ts'
import { METRICS_TOKEN } from '#service/metrics-token.ts'
import { PROXY_SETTINGS, proxiesIn } from '#service/http/proxy-settings.ts'
import { port } from '#service/settings.ts'
import { TRANSCRIBER_SETTINGS } from '#service/transcriber/settings.ts'
import { z } from 'zod'
import { GOOGLE_CALENDAR_SHAPE } from './google-calendar/settings.ts'
import { type Key, PROPERTY_FINDER_URL } from './portals/property-finder/key.ts'

const address = z.url().optional().describe('http://localhost:3000')

const SHAPE = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  APP_PORT: port(3000),
  SYNC_PORT: port(3001),
  AUTH_PORT: port(3002),
  ASSISTCRAFT_PORT: port(3003),
  APP_URL: address,
  SYNC_URL: address,
  AUTH_URL: address,
  ASSISTCRAFT_URL: address,
  /** Where the app itself reaches the auth server, if not by its public address. */
  AUTH_DIRECT_URL: address,
  /** Off serves programs alone: nothing of the build is loaded, and nobody signs in. */
  PACE_PAGES: z.enum(['on', 'off']).default('on').describe('on'),
  PACE_DATABASE_URL: z.string().min(1).describe('postgres://pace_app:…@127.0.0.1:5432/pace'),
  PACE_REPORTING_DATABASE_URL: z
    .string()
    .min(1)
    .describe('postgres://pace_reporting:…@127.0.0.1:5432/pace'),
  /** For SQL that people write (Ask, SQL). */
  PACE_SQL_DATABASE_URL: z.string().min(1).describe('postgres://pace_sql:…@127.0.0.1:5432/pace'),
  SESSION_SECRET: z.string().min(32).describe('48 random bytes in hex'),
  /** What Bayut signs its lead pushes with; without it they are refused. */
  PACE_BAYUT_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('the secret from Bayut’s portal settings'),
  /** Where Property Finder is; another address is a stand-in. */
  PACE_PROPERTY_FINDER_URL: z.url().default(PROPERTY_FINDER_URL).describe(PROPERTY_FINDER_URL),
  /** Its key, where no admin has entered one (Admin, Portals). */
  PACE_PROPERTY_FINDER_KEY: z.string().length(40).optional().describe('the API key of PF Expert'),
  PACE_PROPERTY_FINDER_SECRET: z.string().length(32).optional().describe('the secret of that key'),
  PACE_PROPERTY_FINDER_LICENCE: z.string().max(40).default('').describe('the house’s licence'),
  ...GOOGLE_CALENDAR_SHAPE,
  /** By which mail goes out; without it mail stands in the outbox, which admins read. */
  PACE_SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .describe('smtps://user:password@smtp.example.com'),
  PACE_MAIL_FROM: z.string().min(3).default('PACE <pace@localhost>'),
  /** Where who answered a lead ad is asked. */
  PACE_GRAPH_URL: z.url().default('https://graph.facebook.com/v21.0'),
  /** By which SMS go out; another address is a stand-in. */
  PACE_VONAGE_URL: z.url().default('https://api.nexmo.com'),
  /** Where files arrive, and where they stay unless there is a bucket. */
  PACE_FILES_FOLDER: z.string().min(1).default('./.pace/files').describe('/var/lib/pace/files'),
  /** A bucket of Amazon S3, or of a store that speaks like it: then its keys are needed too. */
  PACE_FILES_S3_BUCKET: z.string().min(1).optional().describe('pace-files'),
  PACE_FILES_S3_REGION: z.string().min(1).default('us-east-1').describe('me-central-1'),
  PACE_FILES_S3_ENDPOINT: z.url().optional().describe('https://minio.example.com'),
  PACE_FILES_S3_ACCESS_KEY_ID: z.string().min(1).optional().describe('the id of the bucket’s key'),
  PACE_FILES_S3_SECRET_ACCESS_KEY: z.string().min(1).optional().describe('the secret of that key'),
  /** So many days what changed is kept event by event; of what is older one event for each record stays. */
  PACE_EVENTS_KEPT_DAYS: z.coerce.number().int().min(31).max(36_500).default(400).describe('400'),
  /** Webhooks go to addresses of the internet by https alone, unless one builds a receiver on one's own machine. */
  PACE_WEBHOOKS_TO_PRIVATE: z.enum(['refuse', 'allow']).default('refuse').describe('refuse'),
  /** The host of sandboxes, where there is one, and the key that both show each other. */
  PACE_SANDBOX_URL: z.url().optional().describe('http://sandboxes:3004'),
  PACE_SANDBOX_KEY: z.string().min(32).optional().describe('the SANDBOX_KEY of that host'),
  /** Who makes words of voice notes; the sync server has the same for calls. */
  ...TRANSCRIBER_SETTINGS,
  METRICS_TOKEN,
  PACE_DEMO,
  ...PROXY_SETTINGS,
  AUTH_CLIENT_ID: z.string().min(1).default('pace-app'),
  AUTH_CLIENT_SECRET: z.string().min(1).describe('the secret of the client pace-app'),
}

/** The app's settings, with addresses derived from the ports where none is given. */
export function readAppEnv(source: Record<string, string | undefined> = process.env) {
  const env = parseEnv(SHAPE, source)
  if (env.PACE_WEBHOOKS_TO_PRIVATE === 'allow' && !isOnThisMachine(env.APP_URL)) {
    throw new Error(
      'PACE_WEBHOOKS_TO_PRIVATE=allow is for a PACE on one’s own machine: leave it out.',
    )
  }
  return {
    ...env,
    proxies: proxiesIn(env),
    isDemo: env.PACE_DEMO === 'on',
    APP_URL: env.APP_URL ?? `http://localhost:${env.APP_PORT}`,
    SYNC_URL: env.SYNC_URL ?? `http://localhost:${env.SYNC_PORT}`,
    AUTH_URL: env.AUTH_URL ?? `http://localhost:${env.AUTH_PORT}`,
    ASSISTCRAFT_URL: env.ASSISTCRAFT_URL ?? `http://localhost:${env.ASSISTCRAFT_PORT}`,
    AUTH_DIRECT_URL: env.AUTH_DIRECT_URL ?? env.AUTH_URL ?? `http://localhost:${env.AUTH_PORT}`,
  }
}
export type AppEnv = ReturnType<typeof readAppEnv>

/** Property Finder's key as the environment has it, or null. */
export function propertyFinderKeyOf(env: AppEnv): Key | null {
  const { PACE_PROPERTY_FINDER_KEY: apiKey, PACE_PROPERTY_FINDER_SECRET: apiSecret } = env
  return apiKey && apiSecret
    ? { apiKey, apiSecret, licence: env.PACE_PROPERTY_FINDER_LICENCE }
    : null
}

function isOnThisMachine(address: string | undefined): boolean {
  if (address === undefined) return true
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
}

/** The bucket that files are kept in, or null where they stay on disk. Throws where its keys are missing. */
export function bucketOf(env: AppEnv) {
  const { PACE_FILES_S3_BUCKET: bucket, PACE_FILES_S3_REGION: region } = env
  const { PACE_FILES_S3_ACCESS_KEY_ID: accessKeyId } = env
  const { PACE_FILES_S3_SECRET_ACCESS_KEY: secretAccessKey } = env
  const endpoint = env.PACE_FILES_S3_ENDPOINT
  if (!bucket) return null
  if (accessKeyId && secretAccessKey) {
    return { bucket, region, accessKeyId, secretAccessKey, ...(endpoint ? { endpoint } : {}) }
  }
  throw new Error(
    'PACE_FILES_S3_BUCKET needs PACE_FILES_S3_ACCESS_KEY_ID and PACE_FILES_S3_SECRET_ACCESS_KEY.',
  )
}
