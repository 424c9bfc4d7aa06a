import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import type { VerifyToken } from '#service/identity/verify-token.ts'
import { requireCaller } from '../../commands/caller/caller.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { DemoCallSchema } from './demo-call.ts'
import type { DemoCalls } from './demo-calls.ts'

type Deps = { db: PaceDb; verifyToken: VerifyToken; demo: Pick<DemoCalls, 'start'> }

/** `POST /demo/calls`: a person starts a call of the demo. Where the house is no demo there is no such address. */
export function createDemoRoutes(deps: Deps): Hono {
  const routes = new Hono()
  routes.post('/demo/calls', bodyLimit({ maxSize: 4_096 }), async (c) => {
    const { actor } = await requireCaller(deps, c.req.header('authorization'), {})
    const body: unknown = await c.req.json().catch(() => {
      throw new DomainError('malformed', 'The body is not JSON.')
    })
    const id = await deps.demo.start(actor, parse(DemoCallSchema, body, 'The call'))
    return c.json({ id }, 201)
  })
  return routes
}
