import { Hono } from 'hono'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { handleProblems } from '#service/http/problem.ts'
import { hashSecret, matchesHash } from '#service/identity/secret.ts'
import { readBearer } from '#service/identity/verify-token.ts'
import type { Logger } from '#service/log.ts'
import type { Host } from './host.ts'

const NewSchema = z.object({
  name: z.string().max(200),
  owner: z.object({ id: z.string().min(1).max(100), name: z.string().min(1).max(200) }),
})

/** What the house's app asks of the host. Who may ask for what is judged there; here is its key. */
export function createHouseRoutes({
  host,
  key,
  log,
}: {
  host: Host
  key: string
  log: Logger
}): Hono {
  const routes = new Hono()
  const keyHash = hashSecret(key)
  routes.onError(handleProblems(log))
  routes.get('/healthz', (c) => c.json({ status: 'ok' }))
  routes.get('/readyz', (c) => c.json({ status: 'ready' }))
  routes.use('/sandboxes/*', async (c, next) => {
    const shown = readBearer(c.req.header('authorization'))
    if (shown && matchesHash(shown, keyHash)) return next()
    throw new DomainError('unauthenticated', 'The host of sandboxes answers the house alone.')
  })
  routes.get('/sandboxes', (c) => c.json({ sandboxes: host.list() }))
  routes.post('/sandboxes', async (c) => {
    const wanted = parse(NewSchema, await c.req.json(), 'The sandbox')
    return c.json(await host.make(wanted), 201)
  })
  routes.post('/sandboxes/:id/reset', async (c) => {
    await host.reset(c.req.param('id'))
    return c.body(null, 204)
  })
  routes.delete('/sandboxes/:id', async (c) => {
    await host.remove(c.req.param('id'))
    return c.body(null, 204)
  })
  return routes
}
