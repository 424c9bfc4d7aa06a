import { join, resolve } from 'node:path'
import { z } from 'zod'
import { parseEnv } from '#domain/parse-env.ts'
import { FatalError } from '../../fatal-error.ts'

const PortSchema = z.coerce
  .number('is not a number')
  .int()
  .min(1, 'must be 1 to 65535')
  .max(65_535, 'must be 1 to 65535')

const SHAPE = {
  PACE_HOME: z.string().default('./.pace').describe('PACE_HOME=./.pace'),
  APP_PORT: PortSchema.default(3000).describe('APP_PORT=3000'),
  SYNC_PORT: PortSchema.default(3001).describe('SYNC_PORT=3001'),
  AUTH_PORT: PortSchema.default(3002).describe('AUTH_PORT=3002'),
  ASSISTCRAFT_PORT: PortSchema.default(3003).describe('ASSISTCRAFT_PORT=3003'),
  APP_URL: z.url('is not an address').optional().describe('APP_URL=https://pace.example.com'),
  SYNC_URL: z.url('is not an address').optional().describe('SYNC_URL=https://sync.example.com'),
  AUTH_URL: z.url('is not an address').optional().describe('AUTH_URL=https://auth.example.com'),
  ASSISTCRAFT_URL: z
    .url('is not an address')
    .optional()
    .describe('ASSISTCRAFT_URL=http://10.0.0.4:3003'),
  PACE_DATABASE_URL: z
    .url('is not an address')
    .optional()
    .describe('PACE_DATABASE_URL=postgres://admin:secret@db:5432/postgres'),
  ASSISTCRAFT_DATABASE_URL: z
    .url('is not an address')
    .optional()
    .describe('ASSISTCRAFT_DATABASE_URL=postgres://admin:secret@db2:5432/postgres'),
  NODE_ENV: z
    .enum(['development', 'production', 'test'])
    .default('development')
    .describe('NODE_ENV=production'),
  PACE_DEMO_CALLS: z
    .enum(['on', 'off'], 'is on or off')
    .default('on')
    .describe('PACE_DEMO_CALLS=off'),
  PACE_DEMO_SCALE: z.coerce
    .number('is not a number')
    .min(0.1, 'is too small')
    .max(10_000, 'is too large')
    .default(1)
    .describe('PACE_DEMO_SCALE=10'),
  SESSION_SECRET: z
    .string()
    .min(32, 'must have at least 32 characters')
    .optional()
    .describe('SESSION_SECRET=$(openssl rand -hex 32)'),
}

export type UpEnv = ReturnType<typeof readUpEnv>

/** The settings of the supervisor. The services get what they need of the rest of the environment from it. */
export function readUpEnv(source: Record<string, string | undefined>, root: string) {
  const values = parse(source)
  return { ...values, PACE_HOME: resolve(root, values.PACE_HOME), inherited: source }
}

/** Where the app keeps files, unless they are in a bucket. */
export function filesFolder({ PACE_HOME, inherited }: UpEnv): string {
  return inherited['PACE_FILES_FOLDER'] ?? join(PACE_HOME, 'files')
}

/** Without Google, and not in production: demo people sign in, among demo data. */
export function isDemo({ NODE_ENV, inherited }: UpEnv): boolean {
  return NODE_ENV !== 'production' && !inherited.GOOGLE_CLIENT_ID
}

function parse(source: Record<string, string | undefined>) {
  try {
    return parseEnv(SHAPE, source)
  } catch (error) {
    throw new FatalError(error instanceof Error ? error.message : String(error), { cause: error })
  }
}
