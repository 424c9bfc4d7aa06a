import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { REFERENCE_KINDS } from '#domain/reference/reference.ts'
import type { ApiEnv } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { jsonResponse, refusals } from '../http/responses.ts'
import { authorise } from '#domain/access/access.ts'

const ValueSchema = z
  .object({
    key: z.string().openapi({ description: 'What records hold; it never changes' }),
    labels: z.object({ en: z.string(), ar: z.string() }),
    aliases: z.array(z.string()),
    parent: z.string().nullable().openapi({ description: 'The community of a tower' }),
    isRetired: z.boolean().openapi({ description: 'Records still have it; none gets it anew' }),
  })
  .openapi('ReferenceValue')
const ReferenceSchema = z
  .object({
    house: z.object({
      name: z.string(),
      zone: z.string(),
      currency: z.string(),
      country: z.string(),
      areaUnit: z.string(),
    }),
    lists: z.object({
      source: z.array(ValueSchema),
      lostReason: z.array(ValueSchema),
      disposition: z.array(ValueSchema),
      amenity: z.array(ValueSchema),
      propertyType: z.array(ValueSchema),
      area: z.array(ValueSchema),
      callChecklist: z.array(ValueSchema),
      viewingChecklist: z.array(ValueSchema),
      mandateChecklist: z.array(ValueSchema),
      handoverChecklist: z.array(ValueSchema),
    }),
  })
  .openapi('Reference')

const read = createRoute({
  method: 'get',
  path: '/reference',
  operationId: 'getReference',
  summary: 'What the house takes for granted, and the lists whose keys records hold',
  responses: { 200: jsonResponse(ReferenceSchema, 'The house and its lists'), ...refusals() },
})

/** Open to whoever may read or write any record: without the keys none can be written. */
export function mountReference(api: OpenAPIHono<ApiEnv>, { settings }: ApiDeps): void {
  api.openapi(read, (c) => {
    authorise(c.get('caller').actor, 'read', 'settings')
    const { house, reference } = settings.current()
    const { name, zone, currency, country, areaUnit } = house
    const lists = Object.fromEntries(REFERENCE_KINDS.map((kind) => [kind, [...reference[kind]]]))
    const answer = { house: { name, zone, currency, country, areaUnit }, lists }
    return c.json(ReferenceSchema.parse(answer), 200)
  })
}
