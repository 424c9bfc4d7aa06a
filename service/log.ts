import { pino, stdTimeFunctions, type DestinationStream, type Logger } from 'pino'
import { currentTrace } from './trace.ts'

export type { Logger } from 'pino'

/** Keys whose values never reach a log, at the top or one level down. */
const SECRET_KEYS = [
  'token',
  'ticket',
  'access_token',
  'refresh_token',
  'id_token',
  'accessToken',
  'refreshToken',
  'client_secret',
  'clientSecret',
  'secret',
  'password',
  'authorization',
  'cookie',
  '["set-cookie"]',
]

function nested(key: string): string {
  return key.startsWith('[') ? `*${key}` : `*.${key}`
}

type LoggerOptions = { level?: string; destination?: DestinationStream }

/** One JSON line per entry: service, time, trace id; secrets are cut out by key. */
export function createLogger(
  service: string,
  { level = 'info', destination }: LoggerOptions = {},
): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin: traceFields,
      redact: { paths: redactedPaths(), censor: '[redacted]' },
    },
    destination ?? pino.destination({ fd: 1, sync: true }),
  )
}

function traceFields(): object {
  const trace = currentTrace()
  return trace ? { traceId: trace.traceId } : {}
}

function redactedPaths(): string[] {
  const deep = SECRET_KEYS.map((key) =>
    key.startsWith('[') ? `*.headers${key}` : `*.headers.${key}`,
  )
  return [...SECRET_KEYS, ...SECRET_KEYS.map(nested), ...deep]
}

/** A URL as it may be logged: tickets and keys travel in query strings, so the query goes. */
export function loggableUrl(url: string): string {
  return url.split(/[?#]/, 1)[0] ?? ''
}
