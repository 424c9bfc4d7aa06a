import type * as Y from 'yjs'
import { z } from 'zod'
import { keysOf, PORTALS } from '../catalogue.ts'
import { defineCommand } from '../command.ts'
import { DomainError, type FieldProblem } from '../errors.ts'
import { writeFields } from '../fields.ts'
import { LISTING_FIELDS, LISTING_STATUSES, type ListingField, PortalStateSchema } from './fields.ts'
import { type Listing, readListing } from './listing.ts'

const portal = z.enum(keysOf(PORTALS))
const LOCAL_FIELDS = Object.fromEntries(
  Object.entries(LISTING_FIELDS).filter(([, rule]) => rule.write === 'local'),
)

export const setListingFields = defineCommand({
  name: 'setFields',
  runs: 'local',
  action: 'write',
  args: z.object({ fields: z.record(z.string(), z.json()) }),
  run: (doc, { fields }) => writeFields(LOCAL_FIELDS, doc.getMap('fields'), fields),
})

export const setListingStatus = defineCommand({
  name: 'setStatus',
  runs: 'server',
  action: 'write',
  args: z.object({ status: z.enum(keysOf(LISTING_STATUSES)) }),
  run: (doc, { status }) => set(doc, { status }),
})

export const assignListing = defineCommand({
  name: 'assign',
  runs: 'server',
  action: 'assign',
  args: z.object({ agentId: z.uuid(), teamId: z.uuid().optional() }),
  run: (doc, { agentId, teamId }) => set(doc, teamId ? { agentId, teamId } : { agentId }),
})

/** Asks for the listing to go to a portal. What the portals demand is checked first, all problems at once. */
export const publishListing = defineCommand({
  name: 'publish',
  runs: 'server',
  action: 'publish',
  args: z.object({ portal }),
  run: (doc, args, { now }) => {
    const listing = readListing(doc)
    const problems = publishingProblems(listing)
    if (problems.length > 0) {
      const what = problems.map((problem) => problem.message).join('; ')
      throw new DomainError('invalid', `Before it can be published: ${what}.`, problems)
    }
    doc.getMap('portals').set(args.portal, { state: 'queued', at: now })
  },
})

export const unpublishListing = defineCommand({
  name: 'unpublish',
  runs: 'server',
  action: 'publish',
  args: z.object({ portal }),
  run: (doc, args, { now }) => {
    const current = readListing(doc).portals[args.portal]
    if (!current || current.state === 'removed') {
      throw new DomainError('conflict', `The listing is not on ${PORTALS[args.portal]}.`)
    }
    doc.getMap('portals').set(args.portal, { ...current, state: 'removing', at: now })
  },
})

/** What the portal answered, written by the publishing job. */
export const recordPortalState = defineCommand({
  name: 'recordPortalState',
  runs: 'server',
  action: 'recordPortalState',
  args: z.object({ portal, state: PortalStateSchema }),
  run: (doc, args) => void doc.getMap('portals').set(args.portal, args.state),
})

export const LISTING_COMMANDS = [
  setListingFields,
  setListingStatus,
  assignListing,
  publishListing,
  unpublishListing,
  recordPortalState,
] as const

/** What is missing for a portal in the Emirates; the permit is the regulator's demand (Trakheesi). */
export function publishingProblems(listing: Listing): FieldProblem[] {
  const required: ListingField[] = [
    'title',
    'purpose',
    'propertyType',
    'area',
    'price',
    'sizeSqft',
    'permitNumber',
  ]
  const missing = required
    .filter((field) => listing[field] == null)
    .map((field) => ({
      path: field,
      message: `${LISTING_FIELDS[field].label.toLowerCase()} is missing`,
    }))
  const rentPeriod = listing.purpose === 'rent' && !listing.rentPeriod
  const status = listing.status !== 'available'
  return [
    ...missing,
    ...(rentPeriod ? [{ path: 'rentPeriod', message: 'rent period is missing' }] : []),
    ...(status ? [{ path: 'status', message: 'status must be Available' }] : []),
  ]
}

function set(doc: Y.Doc, patch: Partial<Record<ListingField, unknown>>): void {
  writeFields(LISTING_FIELDS, doc.getMap('fields'), patch)
}
