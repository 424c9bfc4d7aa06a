import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import { errorBody } from './error-body.ts'

type Place = 'token' | 'users' | 'user' | 'members' | 'watch'
type Fault =
  | { kind: 'status'; status: 400 | 403 | 429 | 500 | 503; reason?: string; retryAfter?: string }
  /** Half of the answer, then the connection is gone. */
  | { kind: 'cut' }
  /** 200 with nothing in it. */
  | { kind: 'nothing' }
  | { kind: 'silence' }

/** What goes wrong, once for each time it was asked for. */
export function createFaults() {
  const waiting: { place: Place; fault: Fault; skip: number }[] = []
  const paging: { size: number | null; cycle: boolean } = { size: null, cycle: false }
  return {
    /** Pages of this size, or pages that lead back to the first. */
    paging,
    add(place: Place, fault: Fault, { times = 1, after = 0 } = {}): void {
      for (let i = 0; i < times; i++) waiting.push({ place, fault, skip: i === 0 ? after : 0 })
    },
    clear: () => waiting.splice(0),
    async around(
      c: Context,
      place: Place,
      answer: () => Response | Promise<Response>,
    ): Promise<Response> {
      const index = waiting.findIndex((one) => one.place === place)
      const next = waiting[index]
      if (!next) return answer()
      if (next.skip > 0) {
        next.skip -= 1
        return answer()
      }
      waiting.splice(index, 1)
      return fail(c, next.fault, await answer())
    },
  }
}

function fail(c: Context, fault: Fault, good: Response): Promise<Response> | Response {
  if (fault.kind === 'nothing') return c.json({})
  if (fault.kind === 'silence') return new Promise(() => undefined)
  if (fault.kind === 'cut') return cut(c, good)
  const headers = fault.retryAfter ? { 'retry-after': fault.retryAfter } : undefined
  const body = errorBody(fault.status, fault.reason ?? 'backendError', 'the stand-in is unwell')
  return c.json(body, fault.status, headers)
}

async function cut(c: Context, good: Response): Promise<Response> {
  const text = await good.text()
  const { outgoing } = c.env as HttpBindings
  outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length })
  outgoing.write(text.slice(0, text.length / 2), () => outgoing.destroy())
  return new Promise(() => undefined)
}
