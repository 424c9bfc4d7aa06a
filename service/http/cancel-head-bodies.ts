import type { MiddlewareHandler } from 'hono'

/**
 * HEAD is answered as GET is, and what was to be its body is told that nobody will read it: a stream lets go of its place, its
 * transaction or its file, whatever stands between. Before everything that makes bodies.
 */
export function cancelHeadBodies(): MiddlewareHandler {
  return async (c, next) => {
    await next()
    const { body } = c.res
    if (c.req.method !== 'HEAD' || !body || body.locked) return
    // Of a source that cannot be stopped in order nobody is told: its answer is on its way.
    void body.cancel().catch(() => undefined)
    c.res = new Response(null, c.res)
  }
}
