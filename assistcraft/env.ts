import { z } from 'zod'
import { parseEnv } from '#domain/parse-env.ts'
import { METRICS_TOKEN } from '#service/metrics-token.ts'
import { port, withoutSlash } from '#service/settings.ts'

function address(example: string) {
  return z.url({ protocol: /^https?$/ }).describe(example)
}

function amount(fallback: number) {
  return z.coerce.number().nonnegative().default(fallback).describe(String(fallback))
}

const SHAPE = {
  APP_PORT: port(3000),
  SYNC_PORT: port(3001),
  AUTH_PORT: port(3002),
  ASSISTCRAFT_PORT: port(3003),
  APP_URL: address('http://localhost:3000').optional(),
  SYNC_URL: address('http://localhost:3001').optional(),
  AUTH_URL: address('http://localhost:3002').optional(),
  ASSISTCRAFT_URL: address('http://localhost:3003').optional(),
  ASSISTCRAFT_DATABASE_URL: z
    .string()
    .min(1)
    .describe('postgres://assistcraft_app:…@127.0.0.1:5432/assistcraft'),
  AUTH_CLIENT_ID: z.string().min(1).describe('assistcraft'),
  AUTH_CLIENT_SECRET: z.string().min(32).describe('at least 32 random characters'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('info'),
  METRICS_TOKEN,
  GOOGLE_GENERATIVE_AI_API_KEY: z.string().min(1).optional().describe('AIza…'),
  GEMINI_BASE_URL: address('https://generativelanguage.googleapis.com/v1beta').optional(),
  GEMINI_MODEL: z.string().min(1).optional().describe('gemini-2.5-flash'),
  OPENAI_COMPATIBLE_URL: address('http://localhost:8080/v1').optional(),
  OPENAI_COMPATIBLE_KEY: z.string().min(1).optional().describe('sk-…'),
  OPENAI_COMPATIBLE_MODEL: z.string().min(1).optional().describe('qwen3-8b'),
  MODEL_PRICE_INPUT: amount(0.3),
  MODEL_PRICE_OUTPUT: amount(2.5),
  MODEL_TOKENS_PER_CALL: amount(500_000),
  MODEL_TOKENS_PER_DAY: amount(20_000_000),
  MODEL_TOKENS_PER_MONTH: amount(200_000_000),
  MODEL_MONEY_PER_CALL: amount(1),
  MODEL_MONEY_PER_DAY: amount(20),
  MODEL_MONEY_PER_MONTH: amount(300),
}

/** Assistcraft's settings, read once. Addresses follow from the ports where they are not given. */
export function readAssistcraftEnv(source: Record<string, string | undefined> = process.env) {
  const { APP_URL, SYNC_URL, AUTH_URL, ASSISTCRAFT_URL, ...env } = parseEnv(SHAPE, source)
  return {
    port: env.ASSISTCRAFT_PORT,
    databaseUrl: env.ASSISTCRAFT_DATABASE_URL,
    appUrl: withoutSlash(APP_URL ?? `http://localhost:${env.APP_PORT}`),
    syncUrl: withoutSlash(SYNC_URL ?? `http://localhost:${env.SYNC_PORT}`),
    authUrl: withoutSlash(AUTH_URL ?? `http://localhost:${env.AUTH_PORT}`),
    publicUrl: withoutSlash(ASSISTCRAFT_URL ?? `http://localhost:${env.ASSISTCRAFT_PORT}`),
    clientId: env.AUTH_CLIENT_ID,
    clientSecret: env.AUTH_CLIENT_SECRET,
    logLevel: env.LOG_LEVEL,
    metricsToken: env.METRICS_TOKEN,
    model: {
      geminiKey: env.GOOGLE_GENERATIVE_AI_API_KEY,
      geminiUrl: env.GEMINI_BASE_URL,
      geminiModel: env.GEMINI_MODEL,
      compatibleUrl: env.OPENAI_COMPATIBLE_URL,
      compatibleKey: env.OPENAI_COMPATIBLE_KEY,
      compatibleModel: env.OPENAI_COMPATIBLE_MODEL,
    },
    budget: {
      price: { input: env.MODEL_PRICE_INPUT, output: env.MODEL_PRICE_OUTPUT },
      call: { tokens: env.MODEL_TOKENS_PER_CALL, money: env.MODEL_MONEY_PER_CALL },
      day: { tokens: env.MODEL_TOKENS_PER_DAY, money: env.MODEL_MONEY_PER_DAY },
      month: { tokens: env.MODEL_TOKENS_PER_MONTH, money: env.MODEL_MONEY_PER_MONTH },
    },
  }
}
