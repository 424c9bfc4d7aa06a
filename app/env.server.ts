import { parseEnv } from '#domain/parse-env.ts'
import { z } from 'zod'

function port(fallback: number) {
  return z.coerce.number().int().min(0).max(65535).default(fallback).describe(String(fallback))
}
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
  PACE_DATABASE_URL: z.string().min(1).describe('postgres://pace_app:…@127.0.0.1:5432/pace'),
  PACE_REPORTING_DATABASE_URL: z
    .string()
    .min(1)
    .describe('postgres://pace_reporting:…@127.0.0.1:5432/pace'),
  SESSION_SECRET: z.string().min(32).describe('48 random bytes in hex'),
  /** What Bayut signs its lead pushes with; without it they are refused. */
  PACE_BAYUT_SECRET: z
    .string()
    .min(16)
    .optional()
    .describe('the secret from Bayut’s portal settings'),
  /** Where Bayut is asked to publish; without it publishing there says that it is not connected. */
  PACE_BAYUT_PUBLISH_URL: z.url().optional().describe('https://api.bayut.com/listings'),
  AUTH_CLIENT_ID: z.string().min(1).default('pace-app'),
  AUTH_CLIENT_SECRET: z.string().min(1).describe('the secret of the client pace-app'),
}

/** The app's settings, with addresses derived from the ports where none is given. */
export function readAppEnv(source: Record<string, string | undefined> = process.env) {
  const env = parseEnv(SHAPE, source)
  return {
    ...env,
    APP_URL: env.APP_URL ?? `http://localhost:${env.APP_PORT}`,
    SYNC_URL: env.SYNC_URL ?? `http://localhost:${env.SYNC_PORT}`,
    AUTH_URL: env.AUTH_URL ?? `http://localhost:${env.AUTH_PORT}`,
    ASSISTCRAFT_URL: env.ASSISTCRAFT_URL ?? `http://localhost:${env.ASSISTCRAFT_PORT}`,
  }
}
export type AppEnv = ReturnType<typeof readAppEnv>
