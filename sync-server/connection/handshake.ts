import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import { addressOf } from '#service/http/remote-address.ts'
import { readBearer } from '#service/identity/verify-token.ts'
import { continueTrace } from '#service/trace.ts'
import type { AdmissionRequest } from '../admission/admit.ts'
import type { SyncMetrics } from '../metrics/metrics.ts'
import type { Resume } from './connection.ts'

/** Where a request for a socket comes from. */
export type Handshake = { address: string | null; traceId: string }
type Checked = {
  from: Handshake
  /** The only origin that pages may come from; peers without a browser send none. */
  origin: string
  draining: boolean
  isFull: boolean
  isCrowded: boolean
  metrics: SyncMetrics
  auditDenial: AuditDenial
}

const PATH = '/docs/'
/** How the audit names what is refused. */
export const OPENING = { action: 'document.open' }

/** What is answered before the upgrade to whoever cannot come in at all; null to whoever may try. */
export function refuseHandshake(
  request: IncomingMessage,
  { pathname }: URL,
  { from, metrics, auditDenial, ...checked }: Checked,
): string | null {
  const origin = request.headers.origin ?? null
  if (!pathname.startsWith(PATH)) return '404 Not Found'
  if (origin !== null && origin !== checked.origin) {
    auditDenial({ ...OPENING, actor: null, reason: `from ${origin}`, ...from })
    return '403 Forbidden'
  }
  if (checked.draining) return '503 Service Unavailable'
  if (checked.isFull) {
    metrics.refused('connections')
    return '503 Service Unavailable'
  }
  if (!checked.isCrowded) return null
  metrics.refused('enteringPerAddress')
  return '429 Too Many Requests'
}

/** Before the upgrade it is still HTTP. */
export function answerHandshake(raw: Duplex, status: string): void {
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

export function readHandshake(request: IncomingMessage): Handshake {
  return {
    address: addressOf(request),
    traceId: continueTrace(request.headers.traceparent?.toString()).traceId,
  }
}

export function readRequest(
  request: IncomingMessage,
  { pathname, searchParams }: URL,
): AdmissionRequest {
  return {
    name: decodeName(pathname.slice(PATH.length)),
    token: searchParams.get('token') ?? readBearer(request.headers.authorization),
    origin: request.headers.origin ?? null,
  }
}

export function readResume(params: URLSearchParams): Resume {
  const since = readNumber(params.get('since')) ?? -1
  return { since, generation: readNumber(params.get('generation')) }
}

function decodeName(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function readNumber(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null
}
