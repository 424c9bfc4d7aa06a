import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { z } from 'zod'
import { AUDIENCE, mcpAudience, SCOPES } from '#domain/access/token.ts'
import { keysOf, PORTALS } from '#domain/catalogue.ts'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import { handleProblems } from '#service/http/problem.ts'
import { createTokenVerifier, requireBearer } from '#service/identity/verify-token.ts'
import type { Logger } from '#service/log.ts'
import type { Sandbox } from './book/sandbox.ts'
import { NewEnquirySchema } from './portals/enquiry.ts'
import type { Awake, Keeper } from './services/keeper.ts'

type Options = {
  find: (id: string) => Sandbox
  describe: (sandbox: Sandbox) => object
  keeper: Keeper
  urlOf: (sandbox: Sandbox) => string
  reset: (id: string) => Promise<void>
  log: Pick<Logger, 'error'>
}
const BODY_BYTES = 64 * 1024
const TokenSchema = z.object({
  email: z.string().max(200).optional(),
  resource: z.enum(['api', 'mcp']).default('api'),
})
const PublishSchema = z.object({ portal: z.enum(keysOf(PORTALS)) })

/**
 * What an integrator steers of a sandbox beside the API: what the portals show, enquiries that arrive, a broker who publishes, the
 * beginning anew. By a token of that sandbox, at its own address below `/sandbox`.
 */
export function createControl(options: Options) {
  const { keeper, urlOf, reset, log } = options

  return function controlOf(id: string): Hono {
    const during = <T>(header: string | undefined, work: (awake: Awake) => Promise<T>) => {
      const sandbox = options.find(id)
      const bearer = requireBearer(header, AUDIENCE.api)
      return keeper.during(sandbox, async (awake) => {
        await awake.ready.app
        const jwksUrl = `http://127.0.0.1:${awake.ports.auth}/jwks`
        const issuer = urlOf(sandbox)
        await createTokenVerifier({ issuer, jwksUrl, audience: AUDIENCE.api })(bearer)
        return work(awake)
      })
    }
    const routes = new Hono()
    routes.onError(handleProblems(log))
    routes.use(bodyLimit({ maxSize: BODY_BYTES, onError: refuseLarge }))
    routes.get('/sandbox', async (c) => {
      await during(c.req.header('authorization'), async () => undefined)
      return c.json(options.describe(options.find(id)))
    })
    routes.get('/sandbox/portals', async (c) =>
      c.json(await during(c.req.header('authorization'), async ({ portals }) => portals.shown())),
    )
    routes.post('/sandbox/enquiries', async (c) => {
      const enquiry = parse(NewEnquirySchema, await bodyOf(c), 'The enquiry')
      const header = c.req.header('authorization')
      const taken = await during(header, ({ portals }) => portals.ask(enquiry))
      return c.json({ id: enquiry.id, portal: enquiry.portal, taken }, 202)
    })
    for (const command of ['publish', 'unpublish'] as const) {
      routes.post(`/sandbox/listings/:listing/${command}`, async (c) => {
        const args = parse(PublishSchema, await bodyOf(c), 'The publication')
        const document = `listing:${c.req.param('listing')}`
        await during(c.req.header('authorization'), ({ broker }) =>
          broker.run(document, command, args),
        )
        return c.json({ ...args, command }, 202)
      })
    }
    routes.post('/sandbox/tokens', async (c) => {
      const { email, resource } = parse(TokenSchema, await bodyOf(c), 'The wish for a token')
      const header = c.req.header('authorization')
      const url = urlOf(options.find(id))
      const wanted =
        resource === 'mcp'
          ? { audience: mcpAudience(url), scope: SCOPES.mcp.join(' ') }
          : { audience: AUDIENCE.api, scope: SCOPES.api.join(' ') }
      return c.json(await during(header, ({ broker }) => broker.tokenOf({ ...wanted, email })), 201)
    })
    routes.post('/sandbox/reset', async (c) => {
      await during(c.req.header('authorization'), async () => undefined)
      await reset(id)
      return c.body(null, 204)
    })
    return routes
  }
}

async function bodyOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => {
    throw new DomainError('malformed', 'The body is not what its content type says: send JSON.')
  })
}

function refuseLarge(): never {
  throw new DomainError('tooLarge', `The body is larger than ${BODY_BYTES / 1024} KiB.`)
}
