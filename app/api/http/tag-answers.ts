import { hash } from 'node:crypto'
import type { MiddlewareHandler } from 'hono'
import { hasTag } from '../../http/entity-tags.ts'
import type { ApiEnv } from '../caller/caller.ts'

/**
 * Gives each answer to a GET its ETag and says 304 to whoever has it (RFC 9110 section 13.1.2). Hono's own copies the body through
 * two streams and hashes it in another thread, which takes as long as reading the rows.
 */
export function tagAnswers(): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    await next()
    // Lines of JSON are a stream, which is not gathered to be tagged.
    if (!c.res.ok || !c.res.headers.get('content-type')?.startsWith('application/json')) return
    const own = c.res.headers.get('etag')
    if (own) {
      if (!hasTag(c.req.header('if-none-match'), own)) return
      const headers = new Headers(c.res.headers)
      headers.delete('content-type')
      c.res = undefined
      c.res = new Response(null, { status: 304, headers })
      return
    }
    const body = Buffer.from(await c.res.arrayBuffer())
    const tag = tagOf(body)
    const { status } = c.res
    const headers = new Headers(c.res.headers)
    headers.set('etag', tag)
    const known = hasTag(c.req.header('if-none-match'), tag)
    if (known) headers.delete('content-type')
    c.res = undefined
    c.res = known
      ? new Response(null, { status: 304, headers })
      : new Response(body, { status, headers })
  }
}

/** The strong tag of an answer's body. */
export function tagOf(body: string | Buffer): string {
  return `"${hash('sha1', body, 'base64url')}"`
}
