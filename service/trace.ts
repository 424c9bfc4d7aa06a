import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'

/** One hop of a W3C trace: https://www.w3.org/TR/trace-context/ */
export type Trace = { traceId: string; spanId: string; sampled: boolean }

/** One for the process: the built pages hold a copy of this module, and their requests began in the other. */
const KEY = Symbol.for('pace.trace')
const shared: typeof globalThis & { [KEY]?: AsyncLocalStorage<Trace> } = globalThis
const storage = (shared[KEY] ??= new AsyncLocalStorage<Trace>())
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/

/** Null for anything malformed or all zeros: the standard says to start a new trace then. */
export function parseTraceparent(header: string | null | undefined): Trace | null {
  const match = TRACEPARENT.exec(header?.trim() ?? '')
  if (!match) return null
  const [, traceId = '', spanId = '', flags = ''] = match
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return null
  return { traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1 }
}

export function formatTraceparent(trace: Trace): string {
  return `00-${trace.traceId}-${trace.spanId}-${trace.sampled ? '01' : '00'}`
}

/** Continues the caller's trace in a new span, or begins one. */
export function continueTrace(header: string | null | undefined): Trace {
  const parent = parseTraceparent(header)
  return {
    traceId: parent?.traceId ?? randomBytes(16).toString('hex'),
    spanId: randomBytes(8).toString('hex'),
    sampled: parent?.sampled ?? true,
  }
}

/** Runs `work`, and everything that it awaits, inside the trace that the header names. */
export function withTrace<T>(header: string | null | undefined, work: () => T): T {
  return storage.run(continueTrace(header), work)
}

export function currentTrace(): Trace | null {
  return storage.getStore() ?? null
}

/** Headers for a call to another service; empty outside a trace. */
export function traceHeaders(): Record<string, string> {
  const trace = currentTrace()
  return trace ? { traceparent: formatTraceparent(trace) } : {}
}

/** Hono middleware: every request runs in its trace and answers with the trace's id. */
export function traceRequests(): MiddlewareHandler {
  return (context, next) =>
    withTrace(context.req.header('traceparent'), async () => {
      await next()
      const trace = currentTrace()
      if (trace) context.res.headers.set('trace-id', trace.traceId)
    })
}
