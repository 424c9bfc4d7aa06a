import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { z } from 'zod'
import { FURNISHINGS, keysOf, PERIODS } from '#domain/catalogue.ts'
import { DomainError } from '#domain/errors.ts'

const TIMEOUT_MS = 5_000

const MessageSchema = z.object({
  at: z.string(),
  direction: z.enum(['inbound', 'outbound']),
  subject: z.string().nullable().catch(null),
  body: z.string(),
  leadId: z.string().nullable().catch(null),
  state: z.string(),
})
const EnquirySchema = z.object({
  message: z.string(),
  receivedAt: z.string(),
  leadId: z.string().nullable().catch(null),
  listingId: z.string().nullable().catch(null),
})
export const ConversationSchema = z.object({
  messages: z.array(MessageSchema),
  enquiries: z.array(EnquirySchema),
})
export type Conversation = z.infer<typeof ConversationSchema>

export const ContactSchema = z.object({
  contact: z.object({
    name: z.string().nullish(),
    nameAr: z.string().nullish(),
    language: z.string().nullish(),
  }),
})
export const LeadSchema = z.object({
  lead: z.object({
    intent: z.string().nullish(),
    areas: z.array(z.string()).nullish(),
    bedrooms: z.number().nullish(),
    budgetMax: z.number().nullish(),
  }),
})
const amount = z.number().nullish().catch(null)
/** As far as an answer tells of it. */
export const ListingSchema = z.object({
  id: z.string(),
  reference: z.string(),
  status: z.string(),
  title: z.string().nullish(),
  titleAr: z.string().nullish(),
  purpose: z.enum(['sale', 'rent']).nullish().catch(null),
  price: amount,
  rentPeriod: z.enum(keysOf(PERIODS)).nullish().catch(null),
  bedrooms: amount,
  bathrooms: amount,
  sizeSqft: amount,
  parking: amount,
  furnishing: z.enum(keysOf(FURNISHINGS)).nullish().catch(null),
  availableFrom: z.string().nullish(),
  permitNumber: z.string().nullish(),
  permitEndsOn: z.string().nullish(),
})
export type Listing = z.infer<typeof ListingSchema>
export const TimesSchema = z.object({ times: z.array(z.string()) })
export const HouseSchema = z.object({
  house: z.object({
    name: z.string(),
    zone: z.string(),
    currency: z.string(),
    areaUnit: z.enum(['sqft', 'sqm']),
  }),
})

/** What a tool answers, of a known shape; null where it would not, or there is none. */
export type Ask = <Schema extends z.ZodType>(
  tool: string,
  args: Record<string, unknown>,
  schema: Schema,
) => Promise<z.output<Schema> | null>

/** The records as somebody may see them, by the tools of PACE's MCP server: one session for one answer. */
export async function withRecords<Result>(
  { mcpUrl, token }: { mcpUrl: string; token: string },
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const client = new Client({ name: 'assistcraft', version: '1.0.0' })
  const transport = new StreamableHTTPClientTransport(new URL(mcpUrl), {
    requestInit: { headers: { authorization: `Bearer ${token}` }, redirect: 'error' },
  })
  await client.connect(transport, { timeout: TIMEOUT_MS }).catch((error: unknown) => {
    throw new DomainError('unavailable', `The records are out of reach: ${String(error)}`)
  })
  try {
    return await work(async (name, args, schema) => {
      const asked = { name, arguments: args }
      const result = await client.callTool(asked, undefined, { timeout: TIMEOUT_MS })
      return result.isError ? null : (schema.safeParse(result.structuredContent).data ?? null)
    })
  } finally {
    await transport.terminateSession().catch(() => undefined)
    await client.close()
  }
}
