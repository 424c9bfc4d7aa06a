import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { VCON_TYPE, VconSchema } from '#domain/call/vcon/vcon.ts'
import { DomainError } from '#domain/errors.ts'
import { findCallRecord } from '#db/pace/calls/records.ts'
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

/** Calls as other systems of conversations exchange them. */
export function mountVcon(api: OpenAPIHono<ApiEnv>, { db }: ApiDeps): void {
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
}
