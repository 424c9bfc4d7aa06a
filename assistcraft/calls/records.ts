import { LANGUAGES } from '#domain/language.ts'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { mcpAudience } from '#domain/access/token.ts'
import type { TokenClient } from '#service/identity/token-client.ts'
import type { KnownHouse } from '../tasks/findings/gazetteer.ts'
import type { Place } from '../tasks/findings/place.ts'
import type { KnownLead } from '../tasks/proposals/propose-fields.ts'
import type { Match } from '../tasks/suggestion/suggest.ts'
import { HouseSchema as PaceHouseSchema } from '#domain/house/house.ts'
import { ReferenceValueSchema } from '#domain/reference/reference.ts'

/** Records, as the call's delegation may read them. Null where it may not, or there is none. */
export type Records = {
  readLead(callId: string, leadId: string): Promise<KnownLead | null>
  listAreas(callId: string): Promise<Place[] | null>
  readHouse(callId: string): Promise<KnownHouse | null>
  searchListings(
    callId: string,
    wanted: Record<string, unknown>,
    currency: string,
  ): Promise<Match[] | null>
}

const TIMEOUT_MS = 5000
const NamesSchema = z.array(
  z
    .object({
      key: z.string(),
      name: z.string(),
      nameAr: z.string().nullish(),
      aliases: z.array(z.string()).default([]),
    })
    .transform(({ key, name, nameAr, aliases }) => {
      return { key, name, nameAr, aliases: nameAr ? [nameAr, ...aliases] : aliases }
    }),
)
const AreasSchema = z.object({ areas: NamesSchema, buildings: NamesSchema.default([]) })
const HouseSchema = z.object({
  house: PaceHouseSchema.pick({
    name: true,
    zone: true,
    currency: true,
    country: true,
    holidays: true,
  }),
  lists: z.object({
    propertyType: z.array(ReferenceValueSchema),
    disposition: z.array(ReferenceValueSchema).default([]),
  }),
  language: z.enum(LANGUAGES).catch(LANGUAGES[0]),
})
const LeadSchema = z.object({ lead: z.record(z.string(), z.unknown()) })
const ListingsSchema = z.object({ listings: z.array(z.record(z.string(), z.unknown())) })

/** The way to the records: app's MCP server, with a token for one call that auth-server grants while the call lasts. */
export function createRecords({
  appUrl,
  tokens,
}: {
  appUrl: string
  tokens: TokenClient
}): Records {
  const resource = mcpAudience(appUrl)

  async function callTool(
    callId: string,
    name: string,
    args: Record<string, unknown>,
  ): Promise<unknown> {
    const token = await delegation(tokens, callId, resource)
    if (!token) return null
    const client = new Client({ name: 'assistcraft', version: '1.0.0' })
    const transport = new StreamableHTTPClientTransport(new URL(resource), {
      requestInit: { headers: { authorization: `Bearer ${token}` }, redirect: 'error' },
    })
    try {
      await client.connect(transport, { timeout: TIMEOUT_MS })
      const result = await client.callTool({ name, arguments: args }, undefined, {
        timeout: TIMEOUT_MS,
      })
      return result.isError ? null : result.structuredContent
    } finally {
      await transport.terminateSession().catch(() => undefined)
      await client.close()
    }
  }

  return {
    async readLead(callId, leadId) {
      const parsed = LeadSchema.safeParse(await callTool(callId, 'read_lead', { id: leadId }))
      return parsed.success ? readKnown(parsed.data.lead) : null
    },
    async listAreas(callId) {
      const parsed = AreasSchema.safeParse(await callTool(callId, 'list_areas', {}))
      if (!parsed.success) return null
      const { areas, buildings } = parsed.data
      return [
        ...areas.map((area) => ({ ...area, kind: 'area' as const })),
        ...buildings.map((building) => ({ ...building, kind: 'building' as const })),
      ]
    },
    async readHouse(callId) {
      const parsed = HouseSchema.safeParse(await callTool(callId, 'read_house', {}))
      if (!parsed.success) return null
      const { house, lists, language } = parsed.data
      const usable = lists.disposition.filter(({ isRetired }) => !isRetired)
      const dispositions = usable.map(({ key }) => key)
      return { ...house, propertyTypes: lists.propertyType, dispositions, language }
    },
    async searchListings(callId, wanted, currency) {
      const parsed = ListingsSchema.safeParse(await callTool(callId, 'search_listings', wanted))
      return parsed.success
        ? parsed.data.listings.flatMap((listing) => readMatch(listing, currency) ?? [])
        : null
    },
  }
}

/** An unassigned or wrapped-up call has no delegation: that is no failure. */
async function delegation(
  tokens: TokenClient,
  call: string,
  resource: string,
): Promise<string | null> {
  try {
    return await tokens.delegation({ call, resource, scope: 'mcp:read' })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'forbidden') return null
    throw error
  }
}

function readKnown(record: Record<string, unknown>): KnownLead {
  const known = Object.entries(LEAD_FIELDS).flatMap(([name, { schema }]) => {
    const value = schema.safeParse(record[name])
    return value.success ? [[name, value.data] as const] : []
  })
  return Object.fromEntries(known)
}

const MatchSchema = z.object({
  reference: z.string(),
  title: z.string().nullish(),
  price: z.number().nullish(),
  rentPeriod: z.string().nullish(),
})

function readMatch(listing: Record<string, unknown>, currency: string): Match | null {
  const parsed = MatchSchema.safeParse(listing)
  if (!parsed.success) return null
  const { reference, title, price, rentPeriod } = parsed.data
  const amount =
    price == null
      ? 'price on request'
      : `${currency} ${price.toLocaleString('en-US')}${rentPeriod ? ` per ${rentPeriod}` : ''}`
  return { reference, title: title ?? reference, price: amount }
}
