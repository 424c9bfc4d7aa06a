import type * as Y from 'yjs'
import { z } from 'zod'
import { keysOf, PORTALS } from '../catalogue.ts'
import { defineCommand } from '../documents/command.ts'
import { writeFields } from '../documents/fields.ts'
import { archiveRecord, tagRecord, unarchiveRecord } from '../documents/record-commands.ts'
import { fieldsIn, portalsIn } from '../documents/shared-types.ts'
import { DomainError, type FieldProblem } from '../errors.ts'
import { parseFields } from '../documents/fields.ts'
import {
  LISTING_FIELDS,
  LISTING_STATUSES,
  OFF_MARKET,
  type ListingField,
  PortalStateSchema,
} from './fields.ts'
import { type Listing, readListing } from './listing.ts'

const portal = z.enum(keysOf(PORTALS))
const LOCAL_FIELDS = Object.fromEntries(
  Object.entries(LISTING_FIELDS).filter(([, rule]) => rule.write === 'local'),
)

export const setListingFields = defineCommand({
  name: 'setFields',
  runs: 'local',
  action: 'write',
  inverse: { kind: 'putBack', values: 'apart' },
  args: z.object({ fields: z.record(z.string(), z.json()) }),
  run: (doc, { fields }, { habits }) =>
    writeFields(LOCAL_FIELDS, fieldsIn(doc), parseFields(LOCAL_FIELDS, fields, habits)),
})

/** What is not to be had any more leaves every portal by itself; what a portal has answered since stays when the status goes back. */
export const setListingStatus = defineCommand({
  name: 'setStatus',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'apart' },
  overMany: true,
  args: z.object({ status: z.enum(keysOf(LISTING_STATUSES)) }),
  run: (doc, { status }, { now }) => {
    set(doc, { status })
    if (OFF_MARKET.some((off) => off === status)) leavePortals(doc, now)
  },
})

/** An archived listing leaves every portal as well. */
export const archiveListing = defineCommand({
  ...archiveRecord,
  inverse: { kind: 'putBack', values: 'apart' },
  run: (doc, args, context) => {
    archiveRecord.run(doc, args, context)
    leavePortals(doc, context.now)
  },
})

export const assignListing = defineCommand({
  name: 'assign',
  runs: 'server',
  action: 'assign',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
  args: z.object({ agentId: z.uuid(), teamId: z.uuid().optional() }),
  run: (doc, { agentId, teamId }) => set(doc, teamId ? { agentId, teamId } : { agentId }),
})

/** Asks for the listing to go to a portal. What the portals demand is checked first, all problems at once. */
export const publishListing = defineCommand({
  name: 'publish',
  runs: 'server',
  action: 'publish',
  inverse: { kind: 'command', command: 'unpublish' },
  args: z.object({ portal }),
  run: (doc, args, { now }) => {
    const listing = readListing(doc)
    const problems = publishingProblems(listing)
    if (problems.length > 0) {
      const what = problems.map((problem) => problem.message).join('; ')
      throw new DomainError('invalid', `Before it can be published: ${what}.`, problems, {
        key: 'notReadyToPublish',
      })
    }
    portalsIn(doc).set(args.portal, { state: 'queued', at: now })
  },
})

export const unpublishListing = defineCommand({
  name: 'unpublish',
  runs: 'server',
  action: 'publish',
  inverse: { kind: 'command', command: 'publish' },
  whileArchived: true,
  args: z.object({ portal }),
  run: (doc, args, { now }) => {
    const current = readListing(doc).portals[args.portal]
    if (!current || current.state === 'removed') {
      throw new DomainError('conflict', `The listing is not on ${PORTALS[args.portal]}.`, [], {
        key: 'notOnPortal',
        with: { portal: PORTALS[args.portal] },
      })
    }
    portalsIn(doc).set(args.portal, { ...current, state: 'removing', at: now })
  },
})

/** What the portal answered, written by the publishing job. */
export const recordPortalState = defineCommand({
  name: 'recordPortalState',
  runs: 'server',
  action: 'recordPortalState',
  inverse: { kind: 'none', because: 'It is what the portal has answered.' },
  whileArchived: true,
  args: z.object({ portal, state: PortalStateSchema }),
  run: (doc, args) => void portalsIn(doc).set(args.portal, args.state),
})

export const LISTING_COMMANDS = [
  setListingFields,
  setListingStatus,
  assignListing,
  publishListing,
  unpublishListing,
  recordPortalState,
  tagRecord,
  archiveListing,
  unarchiveRecord,
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

/** Asks every portal that shows the listing, or is about to, to take it down. */
function leavePortals(doc: Y.Doc, at: string): void {
  const portals = portalsIn(doc)
  for (const [name, current] of Object.entries(readListing(doc).portals)) {
    if (current.state === 'removing' || current.state === 'removed') continue
    portals.set(name, { ...current, state: 'removing', at })
  }
}

function set(doc: Y.Doc, patch: Partial<Record<ListingField, unknown>>): void {
  writeFields(LISTING_FIELDS, fieldsIn(doc), patch)
}
