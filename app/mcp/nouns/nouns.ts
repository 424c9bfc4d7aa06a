import { z } from 'zod'
import { keysOf } from '#domain/catalogue.ts'
import { CONTACT_ROLES } from '#domain/contact/fields.ts'
import { LEAD_STAGES } from '#domain/lead/fields.ts'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import { CALL_LIST } from '#domain/list/calls.ts'
import { CONTACT_LIST } from '#domain/list/contacts.ts'
import type { Condition } from '#domain/list/filter.ts'
import { LEAD_LIST } from '#domain/list/leads.ts'
import { LISTING_LIST } from '#domain/list/listings.ts'
import { PROPERTY_LIST } from '#domain/list/properties.ts'
import { TASK_LIST } from '#domain/list/tasks.ts'
import { VIEWING_LIST } from '#domain/list/viewings.ts'
import { authorise } from '#domain/access/access.ts'
import { listSortedCalls } from '#db/pace/calls/records.ts'
import { listSortedContacts } from '#db/pace/contacts/records.ts'
import { listSortedLeads } from '#db/pace/leads/records.ts'
import { listSortedListings } from '#db/pace/listings/records.ts'
import { listAreas } from '#db/pace/places/areas.ts'
import { listSortedProperties } from '#db/pace/properties/records.ts'
import { listSortedTasks } from '#db/pace/tasks/records.ts'
import { listSortedViewings } from '#db/pace/viewings/records.ts'
import { callScope, leadScope, taskScope, teamScope } from '../../api/caller/scopes.ts'
import { showCall } from '../../api/resources/calls.ts'
import { showContacts } from '../../api/resources/contacts.ts'
import { showLead } from '../../api/resources/leads.ts'
import { showListing } from '../../api/resources/listings.ts'
import { showProperties } from '../../api/resources/properties.ts'
import { showViewing, viewingScope } from '../../api/resources/viewings.ts'
import { areaKey } from '../tools/house/area-key.ts'
import type { ToolContext } from '../tools/tool.ts'
import { isOne, searchTool } from './noun.ts'

const leadId = z.uuid().toLowerCase().optional().describe("A lead's id")
const area = z.string().max(64).optional().describe("An area's key or name")
const amount = z.number().int().min(0).max(2_000_000_000).optional()

const leads = searchTool({
  list: LEAD_LIST,
  plural: 'leads',
  title: 'Search leads',
  description:
    'Leads that the person may see. Words are looked for in name, reference, phone and e-mail.',
  more: { stage: z.enum(keysOf(LEAD_STAGES)).optional(), area },
  conditions: async ({ stage, area: word }, context) => [
    ...isOne('stage', stage),
    ...(await inArea(word, context)),
  ],
  search: async ({ deps: { db }, actor }, query, page) => {
    const { rows, next } = await listSortedLeads(db, leadScope(actor), { query }, page)
    return { rows: rows.map(showLead), next }
  },
})

const listings = searchTool({
  list: LISTING_LIST,
  plural: 'listings',
  title: 'Search listings',
  description:
    'Listings that the person may see. Prices are in the currency of the house, rents per their own period. Words are looked for in title, reference and building.',
  more: {
    purpose: z.enum(['sale', 'rent']).optional(),
    status: z.enum(keysOf(LISTING_STATUSES)).optional(),
    area,
    bedrooms: z.number().int().min(0).max(20).optional().describe('0 is a studio'),
    minPrice: amount,
    maxPrice: amount,
  },
  conditions: async ({ purpose, status, area: word, bedrooms, minPrice, maxPrice }, context) => [
    ...isOne('purpose', purpose),
    ...isOne('status', status),
    ...isOne('bedrooms', bedrooms),
    ...priced(minPrice, maxPrice),
    ...(await inArea(word, context)),
  ],
  search: async ({ deps: { db }, actor }, query, page) => {
    const scope = teamScope(actor, 'listings:read')
    const { rows, next } = await listSortedListings(db, scope, { query }, page)
    return { rows: rows.map(showListing), next }
  },
})

const contacts = searchTool({
  list: CONTACT_LIST,
  plural: 'contacts',
  title: 'Search contacts',
  description:
    'People and companies outside the house. Words are looked for in every name, phone and e-mail of theirs.',
  more: { role: z.enum(keysOf(CONTACT_ROLES)).optional() },
  conditions: async ({ role }) => isOne('role', role),
  search: async ({ deps: { db }, actor }, query, page) => {
    const { rows, next } = await listSortedContacts(db, leadScope(actor), { query }, page)
    return { rows: await showContacts(db, rows), next }
  },
})

const properties = searchTool({
  list: PROPERTY_LIST,
  plural: 'properties',
  title: 'Search properties',
  description:
    'Homes that the house knows, offered or not. Words are looked for in building, unit, community, title deed and Makani number.',
  more: {},
  search: async ({ deps: { db }, actor }, query, page) => {
    authorise(actor, 'read', 'property')
    const { rows, next } = await listSortedProperties(db, { query }, page)
    return { rows: await showProperties(db, actor, rows), next }
  },
})

const calls = searchTool({
  list: CALL_LIST,
  plural: 'calls',
  title: 'Search calls',
  description:
    'Calls that the person may see, without what was said: `read_call` has that. Words are looked for in caller, number and summary.',
  more: { leadId },
  search: async ({ deps: { db }, actor }, query, page, asked) => {
    const own = { query, leadId: asked.leadId }
    const { rows, next } = await listSortedCalls(db, callScope(actor), own, page)
    return { rows: rows.map(showCall), next }
  },
})

const viewings = searchTool({
  list: VIEWING_LIST,
  plural: 'viewings',
  title: 'Search viewings',
  description: "The team's viewings.",
  more: { leadId, listingId: z.uuid().toLowerCase().optional().describe("A listing's id") },
  search: async ({ deps: { db }, actor }, query, page, asked) => {
    const own = { ...given(asked), query, readable: leadScope(actor) }
    const { rows, next } = await listSortedViewings(db, viewingScope(actor), own, page)
    return { rows: rows.map(showViewing), next }
  },
})

const tasks = searchTool({
  list: TASK_LIST,
  plural: 'tasks',
  title: 'Search tasks',
  description: "The person's tasks; a manager's: the team's.",
  more: { leadId },
  search: async ({ deps: { db }, actor }, query, page, asked) => {
    const own = { ...given(asked), query, readable: leadScope(actor) }
    return listSortedTasks(db, taskScope(actor), own, page)
  },
})

/** A tool that searches, for each noun whose list programs may read. */
export const SEARCHES = [leads, listings, contacts, properties, calls, viewings, tasks] as const

async function inArea(word: string | undefined, { deps: { db } }: ToolContext) {
  return word === undefined ? [] : isOne('area', areaKey(word, await listAreas(db)))
}

function priced(least: number | undefined, most: number | undefined): Condition[] {
  if (least === undefined && most === undefined) return []
  return [{ column: 'price', operator: 'between', values: [least ?? null, most ?? null] }]
}

/** What was not asked for is no condition. */
function given<Asked extends Record<string, string | undefined>>(asked: Asked) {
  return Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Asked]?: string
  }
}
