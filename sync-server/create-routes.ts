import { Hono } from 'hono'
import type { AuditDenial } from '#db/pace/audit/audit-denial.ts'
import { DomainError } from '#domain/errors.ts'
import { cancelHeadBodies } from '#service/http/cancel-head-bodies.ts'
import { handleProblems, problemResponse } from '#service/http/problem.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import type { Logger } from '#service/log.ts'
import { currentTrace, traceRequests } from '#service/trace.ts'
import type { Extension } from './extension.ts'

type Routed = {
  log: Logger
  /** The process's own, beside those of the extensions. */
  routes: Hono | undefined
  extensions: readonly Extension[]
  auditDenial: AuditDenial
  isDraining: () => boolean
}

/** All that is asked over HTTP: readiness, and what the extensions answer. */
export function createRoutes(options: Routed): Hono {
  const { log, routes, extensions, auditDenial, isDraining } = options
  const app = new Hono()
  const answer = handleProblems(log)
  app.use(traceRequests())
  app.use(cancelHeadBodies())
  app.get('/readyz', (c, next) =>
    isDraining() ? Promise.resolve(c.json({ status: 'draining' }, 503)) : next(),
  )
  app.onError((error, c) => {
    // What a known caller may not do is audited where it is known who calls.
    if (error instanceof DomainError && error.code === 'unauthenticated') {
      const { method, path } = c.req
      const asked = {
        action: `${method} ${path}`,
        reason: error.message,
        address: remoteAddress(c),
      }
      auditDenial({ ...asked, actor: null, traceId: currentTrace()?.traceId })
    }
    return answer(error, c)
  })
  app.notFound(() =>
    problemResponse(new DomainError('notFound', 'There is nothing at this address.')),
  )
  if (routes) app.route('/', routes)
  for (const extension of extensions) if (extension.routes) app.route('/', extension.routes)
  return app
}
