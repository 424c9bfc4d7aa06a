import type * as Y from 'yjs'
import { z } from 'zod'
import { shortText } from '../text/characters.ts'
import { defineCommand } from '../documents/command.ts'
import { DomainError } from '../errors.ts'
import { parseFields, writeFields } from '../documents/fields.ts'
import { SentInstantSchema } from '../calendar.ts'
import { keysOf } from '../catalogue.ts'
import { saysSame } from '../documents/says-same.ts'
import { RECORD_COMMANDS } from '../documents/record-commands.ts'
import { type Evidence, keepEvidence } from '../documents/heard-values.ts'
import { fieldsIn } from '../documents/shared-types.ts'
import { ReferenceKeySchema } from '../reference/reference.ts'
import type { Habits } from '../values/habits.ts'
import { LEAD_FIELDS, LEAD_STAGES, type LeadField } from './fields.ts'
import { readLead } from './lead.ts'

const LOCAL_FIELDS = Object.fromEntries(
  Object.entries(LEAD_FIELDS).filter(([, rule]) => rule.write === 'local'),
)

/** Sets fields that merge safely; null clears one. The browser runs it on its own copy, REST and MCP on the server. */
export const setLeadFields = defineCommand({
  name: 'setFields',
  runs: 'local',
  action: 'write',
  inverse: { kind: 'putBack', values: 'apart' },
  args: z.object({
    fields: z.record(z.string(), z.json()),
    /** What stood there when it was decided: where it no longer does, nothing is set. */
    was: z.record(z.string(), z.json()).optional(),
  }),
  run: (doc, { fields, was = {} }, { habits }) => {
    const values = parseFields(LOCAL_FIELDS, fields, habits)
    requireUnchanged(doc, was)
    writeFields(LOCAL_FIELDS, fieldsIn(doc), values)
  },
})

function requireUnchanged(doc: Y.Doc, was: Record<string, unknown>): void {
  const now: Record<string, unknown> = readLead(doc)
  const changed = Object.entries(was).filter(([field, value]) => !saysSame(now[field], value))
  if (changed.length === 0) return
  const problems = changed.map(([path]) => ({ path, message: 'says something else now' }))
  throw new DomainError('conflict', 'It has been changed since this was decided.', problems, {
    key: 'fieldMovedOn',
  })
}

/** Takes an unowned lead. The race is decided by the server's order: the second one is told who has it. */
export const claimLead = defineCommand({
  name: 'claim',
  runs: 'server',
  action: 'claim',
  inverse: { kind: 'putBack', values: 'together', action: 'release' },
  args: z.object({}),
  run: (doc, _args, { actor }) => {
    if (actor.kind !== 'person')
      throw new DomainError('forbidden', 'Only a person can claim a lead.')
    const { ownerId } = readLead(doc)
    if (ownerId === actor.id) return
    if (ownerId)
      throw new DomainError('conflict', 'Somebody else has just claimed this lead.', [], {
        key: 'leadClaimed',
      })
    set(doc, { ownerId: actor.id })
  },
})

export const assignLead = defineCommand({
  name: 'assign',
  runs: 'server',
  action: 'assign',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
  args: z.object({ ownerId: z.uuid().nullable(), teamId: z.uuid().optional() }),
  run: (doc, { ownerId, teamId }) => set(doc, teamId ? { ownerId, teamId } : { ownerId }),
})

const MOST_COLLABORATORS = 20
const people = z.array(z.uuid()).max(MOST_COLLABORATORS)

/** Who else works on it: all of them, or whom to add and whom to take away. */
export const shareLead = defineCommand({
  name: 'share',
  runs: 'server',
  action: 'share',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
  args: z.union([
    z.object({ collaboratorIds: people }),
    z.object({ addIds: people.default([]), removeIds: people.default([]) }),
  ]),
  run: (doc, args) => {
    if ('collaboratorIds' in args) return set(doc, { collaboratorIds: args.collaboratorIds })
    const kept = (readLead(doc).collaboratorIds ?? []).filter((id) => !args.removeIds.includes(id))
    const collaboratorIds = [...new Set([...kept, ...args.addIds])]
    if (collaboratorIds.length > MOST_COLLABORATORS)
      throw new DomainError(
        'invalid',
        `A lead is shared with ${MOST_COLLABORATORS} people at most.`,
        [],
        { key: 'sharedWithTooMany', with: { most: MOST_COLLABORATORS } },
      )
    set(doc, { collaboratorIds })
  },
})

/** Moves the lead through its pipeline. Losing one asks for the reason; leaving `new` is the first contact. */
export const setLeadStage = defineCommand({
  name: 'setStage',
  runs: 'server',
  action: 'setStage',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
  args: z.object({
    stage: z.enum(keysOf(LEAD_STAGES)),
    lostReason: shortText(200).optional(),
  }),
  run: (doc, { stage, lostReason }, { now }) => {
    const lead = readLead(doc)
    if (lead.stage === stage) return
    if (stage === 'lost' && !lostReason) {
      throw new DomainError(
        'invalid',
        'Say why the lead was lost.',
        [{ path: 'lostReason', message: 'is missing' }],
        { key: 'sayWhyLost' },
      )
    }
    set(doc, {
      stage,
      stageChangedAt: now,
      lostReason: stage === 'lost' ? lostReason : null,
      firstContactedAt: lead.firstContactedAt ?? (stage === 'new' ? null : now),
    })
  },
})

/** Somebody of the house has written to the person: the first time is when the lead was answered. */
export const recordLeadReply = defineCommand({
  name: 'recordReply',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ at: SentInstantSchema }),
  run: (doc, { at }, { now }) => {
    if (readLead(doc).firstContactedAt !== null) return
    const instant = new Date(at).toISOString()
    set(doc, { firstContactedAt: instant < now ? instant : now })
  },
})

/** What was written has come back: who was answered by it alone has not been answered. A lead that somebody has moved on since stays as it is. */
export const takeBackLeadReply = defineCommand({
  name: 'takeBackReply',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ sentAt: z.array(SentInstantSchema).min(1).max(50) }),
  run: (doc, { sentAt }) => {
    const { stage, firstContactedAt } = readLead(doc)
    const instants = sentAt.map((at) => new Date(at).toISOString())
    if (stage !== 'new' || firstContactedAt === null || !instants.includes(firstContactedAt)) return
    set(doc, { firstContactedAt: null })
  },
})

/** Where it came from, as the program says that brought it. People do not change it: what a source has brought is counted by it. */
export const setLeadSource = defineCommand({
  name: 'setSource',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ source: ReferenceKeySchema.nullable() }),
  run: (doc, { source }) => set(doc, { source }),
})

/** Gives a lead back to its team, whose members may claim it. */
export const releaseLead = defineCommand({
  name: 'release',
  runs: 'server',
  action: 'release',
  inverse: { kind: 'putBack', values: 'together', action: 'assign' },
  args: z.object({}),
  run: (doc) => {
    if (readLead(doc).ownerId !== null) set(doc, { ownerId: null })
  },
})

const LONGEST_PAUSE_MS = 366 * 86_400_000

/** Nothing is due until the day that the person outside has named; then its clocks go on by themselves. */
export const pauseLead = defineCommand({
  name: 'pause',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
  args: z.object({ until: SentInstantSchema, because: shortText(200).min(1) }),
  run: (doc, { until, because }, { now }) => {
    const ahead = Date.parse(until) - Date.parse(now)
    if (ahead <= 0 || ahead > LONGEST_PAUSE_MS) {
      const message = 'A lead is paused until a day to come, within a year.'
      throw new DomainError('invalid', message, [{ path: 'until', message: 'is not ahead' }], {
        key: 'pauseAhead',
      })
    }
    set(doc, { pausedUntil: new Date(until).toISOString(), pausedBecause: because })
  },
})

export const resumeLead = defineCommand({
  name: 'resume',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
  args: z.object({}),
  run: (doc) => set(doc, { pausedUntil: null, pausedBecause: null }),
})

export const LEAD_COMMANDS = [
  setLeadFields,
  claimLead,
  releaseLead,
  pauseLead,
  resumeLead,
  assignLead,
  shareLead,
  setLeadStage,
  recordLeadReply,
  takeBackLeadReply,
  setLeadSource,
  ...RECORD_COMMANDS,
] as const

type Heard = { field: string; value: unknown; evidence: Evidence; habits: Habits }

/**
 * Takes over a value that was proposed on a call; the field keeps the annotation as its evidence. The lead's half of
 * accepting a proposal: what was accepted once is not set again over what has been written since.
 */
export function takeHeardValue(doc: Y.Doc, heard: Heard): void {
  if (isKnown(doc, heard)) return
  const { field, value, habits } = heard
  writeFields(LOCAL_FIELDS, fieldsIn(doc), parseFields(LOCAL_FIELDS, { [field]: value }, habits))
  keepEvidence(doc, field, heard.evidence)
}

function isKnown(doc: Y.Doc, { field, evidence }: Heard): boolean {
  const known = readLead(doc).evidence[field]
  return known?.annotationId === evidence.annotationId && known.callId === evidence.callId
}

function set(doc: Y.Doc, patch: Partial<Record<LeadField, unknown>>): void {
  writeFields(LEAD_FIELDS, fieldsIn(doc), patch)
}
