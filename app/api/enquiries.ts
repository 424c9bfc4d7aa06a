import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { actorName, authorise } from '#domain/access.ts'
import { parse } from '#domain/parse.ts'
import { EnquirySchema } from '../portals/enquiry.ts'
import { receiveEnquiry } from '../portals/receive-enquiry.ts'
import type { ApiEnv } from './caller.ts'
import type { ApiDeps } from './deps.ts'
import { once } from './idempotency.ts'
import { refusals } from './responses.ts'

const ReceivedSchema = z
  .object({
    id: z.uuid(),
    leadId: z.uuid().nullable().openapi({ description: 'Null while the lead is still being made' }),
    isRepeat: z
      .boolean()
      .openapi({ description: 'A further signal of somebody whose lead is open' }),
  })
  .openapi('ReceivedEnquiry')
const received = { 'application/json': { schema: ReceivedSchema } }

const post = createRoute({
  method: 'post',
  path: '/enquiries',
  summary:
    'Somebody is interested: becomes a routed lead, or a new signal on the lead that is open for this person',
  request: {
    // Not `required`: the validator of each content type then runs only on bodies of that type.
    body: {
      content: {
        'application/json': { schema: EnquirySchema },
        'application/x-www-form-urlencoded': { schema: EnquirySchema },
      },
    },
  },
  responses: {
    201: { description: 'Taken in', content: received },
    202: { description: 'Stored; its lead follows', content: received },
    ...refusals(),
  },
})

export function mountEnquiries(api: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  api.openapi(post, async (c) => {
    const { actor } = c.get('caller')
    authorise(actor, 'create', 'lead')
    const isForm = c.req.header('content-type')?.includes('form') ?? false
    const enquiry = parse(
      EnquirySchema,
      isForm ? c.req.valid('form') : c.req.valid('json'),
      'The enquiry',
    )
    const name = actorName(actor)
    const sender = actor.kind === 'service' ? { name, actAs: name } : { name }
    const answer = await once(c, deps.db, enquiry, () => receiveEnquiry(deps, enquiry, sender))
    return c.json(answer, answer.leadId ? 201 : 202)
  })
}
