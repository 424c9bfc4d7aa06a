import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { VCON_TYPE, VconSchema } from '#domain/call/vcon/vcon.ts'
import { DomainError } from '#domain/errors.ts'
import { findCallRecord } from '#db/pace/calls/records.ts'
import { remoteAddress } from '#service/http/remote-address.ts'
import { changedBy } from '../../http/changed-by.ts'
import { takeVcon } from '../../vcon/take-vcon.server.ts'
import { makeVcon, vconFileName } from '../../vcon/make-vcon.server.ts'
import type { ApiEnv } from '../caller/caller.ts'
import { callScope } from '../caller/scopes.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { refusals } from '../http/responses.ts'
import { CallIdSchema } from './calls.ts'

const TAG = 'Calls'
/** Made here: what zod made before this library was loaded cannot be named in the document. */
const NamedVconSchema = z.object(VconSchema.shape).openapi('Vcon')

const read = createRoute({
  method: 'get',
  tags: [TAG],
  operationId: 'getCallVcon',
  path: '/calls/{id}/vcon',
  summary:
    'A call that is over as a vCon 0.4.0, with its transcript (WTF); without audio or sensitive words',
  request: { params: z.object({ id: CallIdSchema }) },
  responses: {
    200: {
      description: 'The conversation',
      content: { [VCON_TYPE]: { schema: NamedVconSchema } },
    },
    ...refusals('notFound', 'conflict'),
  },
})

const TakenSchema = z
  .object({
    id: z.string().openapi({ description: 'The id of its call' }),
    isRepeat: z.boolean().openapi({ description: 'Its call was there already' }),
  })
  .openapi('TakenVcon')
const take = createRoute({
  method: 'post',
  tags: [TAG],
  operationId: 'takeVcon',
  path: '/vcons',
  summary:
    'A conversation of another system becomes a call at its own time, masked like any. Sent again it is the same call, with what is new in it',
  request: {
    body: {
      required: true,
      content: {
        [VCON_TYPE]: { schema: NamedVconSchema },
        'application/json': { schema: NamedVconSchema },
      },
    },
  },
  responses: {
    200: { description: 'It was there', content: { 'application/json': { schema: TakenSchema } } },
    201: { description: 'Taken in', content: { 'application/json': { schema: TakenSchema } } },
    ...refusals('tooLarge', 'conflict'),
  },
})

/** Calls as other systems of conversations exchange them. */
export function mountVcon(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  const { db } = deps
  api.openapi(read, async (c) => {
    const scope = callScope(c.get('caller').actor)
    const call = await findCallRecord(db, scope, c.req.valid('param').id)
    if (!call) throw new DomainError('notFound', 'There is no such call, or you may not see it.')
    const vcon = await makeVcon(db, call)
    const name = vconFileName(call.id)
    return c.json(vcon, 200, {
      'content-type': VCON_TYPE,
      'content-disposition': `attachment; filename="${name}"`,
    })
  })
  // Described, but not validated by it: other systems write more, and less, than the drafts say.
  api.openAPIRegistry.registerPath(take)
  api.post(take.path, async (c) => {
    const type = c.req.header('content-type') ?? ''
    if (!type.includes('json')) throw new HTTPException(415)
    const { actor, client } = c.get('caller')
    const by = changedBy(actor, remoteAddress(c), client)
    const taken = await takeVcon(deps, { actor, by }, c.req.raw)
    return c.json(taken, taken.isRepeat ? 200 : 201)
  })
}
