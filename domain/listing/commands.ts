import type * as Y from 'yjs'
import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { keysOf, PORTALS } from '../catalogue.ts'
import { defineCommand } from '../documents/command.ts'
import { writeFields } from '../documents/fields.ts'
import { archiveRecord, tagRecord, unarchiveRecord } from '../documents/record-commands.ts'
import { paragraphsOf } from '../documents/rich-text.ts'
import { descriptionIn, fieldsIn, portalsIn } from '../documents/shared-types.ts'
import { DomainError } from '../errors.ts'
import { parseFields } from '../documents/fields.ts'
import { LISTING_FIELDS, LISTING_STATUSES, type ListingField, PortalStateSchema } from './fields.ts'
import { keepOffPortals, leavePortals } from './leave-portals.ts'
import { readListing } from './listing.ts'
import { portalProblems, tellProblem } from './portal-demands.ts'
import { requireApproval, requireInReview, reviewFields } from './review.ts'
import { shortText } from '../text/characters.ts'
import { ADVERTISED, requireNext } from './status.ts'

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

/** What is not advertised any more leaves every portal by itself; what a portal has answered since stays when the status goes back. */
export const setListingStatus = defineCommand({
  name: 'setStatus',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'apart' },
  overMany: true,
  args: z.object({ status: z.enum(keysOf(LISTING_STATUSES)) }),
  run: (doc, { status }, { now, actor }) => {
    const listing = readListing(doc)
    requireNext(listing, status)
    requireApproval(listing, status, actor)
    set(doc, { status, ...reviewFields(listing, status, actor) })
    if (!ADVERTISED.some((one) => one === status)) leavePortals(doc, now)
  },
})

/** What is in review is shown from now on. Whoever gave it back meanwhile was first. */
export const approveListing = defineCommand({
  name: 'approve',
  runs: 'server',
  action: 'approve',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({}),
  run: (doc, _, { actor }) => {
    const listing = readListing(doc)
    requireInReview(listing)
    set(doc, { status: 'available', ...reviewFields(listing, 'available', actor) })
  },
})

/** What is in review goes back to whoever wrote it, with what is to be put right. */
export const giveBackListing = defineCommand({
  name: 'giveBack',
  runs: 'server',
  action: 'approve',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ words: shortText(1_000).min(1) }),
  run: (doc, { words }, { actor }) => {
    requireInReview(readListing(doc))
    const reviewedBy = actor.kind === 'person' ? actor.id : null
    set(doc, { status: 'draft', reviewAskedBy: null, reviewWords: words, reviewedBy })
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
  run: (doc, args, { now, today }) => {
    const description = paragraphsOf(descriptionIn(doc))
    const found = portalProblems(readListing(doc), args.portal, { today, description })
    if (found.length > 0) {
      const problems = found.map((one) => ({ path: one.field, message: tellProblem(one) }))
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

/** Takes it off the portals where it may not be advertised any more, though no command has made it so: its permit has ended, or was changed. */
export const leaveAllPortals = defineCommand({
  name: 'leavePortals',
  runs: 'server',
  action: 'recordPortalState',
  inverse: { kind: 'none', because: 'What may not be advertised stays off the portals.' },
  whileArchived: true,
  args: z.object({}),
  run: (doc, _, { now, today }) => keepOffPortals(doc, { now, today: today ?? now.slice(0, 10) }),
})

/** What is known of a portal, written by jobs. Told with the moment of the wish that it `answers`, it says nothing of a later wish. */
export const recordPortalState = defineCommand({
  name: 'recordPortalState',
  runs: 'server',
  action: 'recordPortalState',
  inverse: { kind: 'none', because: 'It is what the portal has answered.' },
  whileArchived: true,
  args: z.object({ portal, state: PortalStateSchema, answers: InstantSchema.optional() }),
  run: (doc, args) => {
    const wish = readListing(doc).portals[args.portal]?.at
    if (args.answers === undefined || args.answers === wish)
      portalsIn(doc).set(args.portal, args.state)
  },
})

export const LISTING_COMMANDS = [
  setListingFields,
  setListingStatus,
  approveListing,
  giveBackListing,
  assignListing,
  publishListing,
  unpublishListing,
  recordPortalState,
  leaveAllPortals,
  tagRecord,
  archiveListing,
  unarchiveRecord,
] as const

function set(doc: Y.Doc, patch: Partial<Record<ListingField, unknown>>): void {
  writeFields(LISTING_FIELDS, fieldsIn(doc), patch)
}
