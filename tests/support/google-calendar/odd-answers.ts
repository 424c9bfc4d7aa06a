import type { Context } from 'hono'

type Place = 'token' | 'revoke' | 'list' | 'get' | 'insert' | 'patch' | 'delete' | 'watch'
type Answer =
  | {
      status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 429 | 500 | 503
      reason?: string
      retryAfter?: string
    }
  /** It is done, and whoever asked does not hear so. */
  | { status: 'lost' }
  | { status: 'silence' }
  | { status: 'nonsense' }
export type Odd = ReturnType<typeof createOdd>

/** What goes wrong, once for each time that it was asked for. */
export function createOdd() {
  const waiting: { place: Place; answer: Answer }[] = []
  return {
    add(place: Place, answer: Answer, times = 1): void {
      for (let i = 0; i < times; i += 1) waiting.push({ place, answer })
    },
    left: () => waiting.length,
    async around(c: Context, place: Place, good: () => Promise<Response>): Promise<Response> {
      const index = waiting.findIndex((one) => one.place === place)
      const [next] = index === -1 ? [] : waiting.splice(index, 1)
      if (!next) return good()
      const { answer } = next
      if (answer.status === 'silence') return new Promise(() => undefined)
      if (answer.status === 'nonsense') return c.json({ items: 'none', resourceId: 7 })
      if (answer.status === 'lost') {
        await good()
        return refusal(c, 503, 'backendError')
      }
      return refusal(c, answer.status, answer.reason ?? 'backendError', answer.retryAfter)
    },
  }
}

export function refusal(
  c: Context,
  status: Exclude<Answer['status'], string>,
  reason: string,
  retryAfter?: string,
): Response {
  const errors = [{ domain: 'global', reason, message: reason }]
  const headers: Record<string, string> =
    retryAfter === undefined ? {} : { 'retry-after': retryAfter }
  return c.json({ error: { code: status, message: reason, errors } }, status, headers)
}
