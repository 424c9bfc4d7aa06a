import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { HTTPException } from 'hono/http-exception'
import { actorName, authorise } from '#domain/access/access.ts'
import { PERIODS } from '#domain/catalogue.ts'
import { ENQUIRY_INTENTS } from '#domain/enquiry/enquiry.ts'
import { saysAnything } from '#domain/enquiry/read-enquiry.ts'
import { DomainError } from '#domain/errors.ts'
import { headersThatMatter } from '../../arrivals/entries/headers.ts'
import { readForm } from '../../arrivals/reading/form-body.ts'
import { takeIn } from '../../arrivals/take-in.ts'
import type { ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { once } from '../http/idempotency.ts'
import { refusals } from '../http/responses.ts'

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

const text = (description: string) =>
  z.unknown().optional().openapi({ type: 'string', description })
const EnquiryBodySchema = z
  .looseObject({
    name: text('As the person writes it'),
    phone: text('In any habit of writing: 050 123 4567, +44 20 7946 0000'),
    email: text('An address'),
    message: text('What the person wrote'),
    source: text('A source of GET /reference, by key or name; website where it is missing'),
    externalId: text("The sender's own id of this enquiry; a repeat of it has no second effect"),
    listing: text('Our reference of the listing that was asked about'),
    intent: text(`One of ${ENQUIRY_INTENTS.join(', ')}`),
    areas: z
      .unknown()
      .optional()
      .openapi({
        type: 'array',
        items: { type: 'string' },
        description: 'Keys or names; forms may send them as one field, with commas',
      }),
    propertyType: text('A property type of GET /reference, by key or name'),
    bedrooms: text('A number, or Studio'),
    budgetMin: text('An amount: 95k, 1.2 million, 120,000'),
    budgetMax: text('An amount'),
    budgetPeriod: text(`One of ${Object.keys(PERIODS).join(', ')}`),
    moveDate: text('A day: 2026-11-29, 29 Nov'),
    agentEmail: text('Work e-mail of the agent whom the sender names'),
  })
  .openapi('Enquiry', {
    description:
      'Kept as it comes, then read. What cannot be read is shown to the agent as it is; only an enquiry without name, phone, e-mail and message is refused.',
  })

const post = createRoute({
  method: 'post',
  path: '/enquiries',
  operationId: 'receiveEnquiry',
  summary:
    'Somebody is interested: becomes a routed lead, or a new signal on the lead that is open for this person',
  request: {
    body: {
      content: {
        'application/json': { schema: EnquiryBodySchema },
        'application/x-www-form-urlencoded': { schema: EnquiryBodySchema },
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
  // Described, but not validated by it: a validator would take the body apart before it is kept.
  api.openAPIRegistry.registerPath(post)
  api.post(post.path, async (c) => {
    const { actor } = c.get('caller')
    authorise(actor, 'create', 'lead')
    const contentType = c.req.header('content-type') ?? ''
    const body = new Uint8Array(await c.req.arrayBuffer())
    const raw = new TextDecoder().decode(body)
    if (!saysAnything(await givenIn(raw, contentType))) {
      const message = 'Send a name, a phone number, an e-mail or a message.'
      throw new DomainError('invalid', message, [{ path: 'name', message }])
    }
    const name = actorName(actor)
    const sender = actor.kind === 'service' ? { name, actAs: name } : { name }
    const headers = headersThatMatter(c.req.raw.headers)
    const { id, leadId, isRepeat } = await once(c, deps.db, raw, () =>
      takeIn(deps, { channel: 'api', sender, contentType, headers, body }),
    )
    return c.json({ id, leadId, isRepeat }, leadId ? 201 : 202)
  })
}

/** A client of the house can read an answer: what is no enquiry at all is refused, before it is kept. */
async function givenIn(raw: string, contentType: string): Promise<Record<string, unknown>> {
  if (contentType.includes('form')) {
    return (await readForm(raw, contentType)) ?? malformed('The form is not well-formed.')
  }
  if (!contentType.includes('json')) throw new HTTPException(415)
  const given = z.record(z.string(), z.unknown()).safeParse(jsonOf(raw)).data
  if (given) return given
  throw new DomainError('invalid', 'The body is not a JSON object.')
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return malformed('The body is not well-formed JSON.')
  }
}

function malformed(message: string): never {
  throw new HTTPException(400, { message })
}
