import type * as Y from 'yjs'
import { z } from 'zod'
import { defineCommand } from '../command.ts'
import { DomainError } from '../errors.ts'
import { writeFields } from '../fields.ts'
import { keysOf } from '../catalogue.ts'
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
  args: z.object({ fields: z.record(z.string(), z.json()) }),
  run: (doc, { fields }) => writeFields(LOCAL_FIELDS, doc.getMap('fields'), fields),
})

/** Takes an unowned lead. The race is decided by the server's order: the second one is told who has it. */
export const claimLead = defineCommand({
  name: 'claim',
  runs: 'server',
  action: 'claim',
  args: z.object({}),
  run: (doc, _args, { actor }) => {
    if (actor.kind !== 'person')
      throw new DomainError('forbidden', 'Only a person can claim a lead.')
    const { ownerId } = readLead(doc)
    if (ownerId === actor.id) return
    if (ownerId) throw new DomainError('conflict', 'Somebody else has just claimed this lead.')
    set(doc, { ownerId: actor.id })
  },
})

export const assignLead = defineCommand({
  name: 'assign',
  runs: 'server',
  action: 'assign',
  args: z.object({ ownerId: z.uuid().nullable(), teamId: z.uuid().optional() }),
  run: (doc, { ownerId, teamId }) => set(doc, teamId ? { ownerId, teamId } : { ownerId }),
})

export const shareLead = defineCommand({
  name: 'share',
  runs: 'server',
  action: 'share',
  args: z.object({ collaboratorIds: z.array(z.uuid()).max(20) }),
  run: (doc, { collaboratorIds }) => set(doc, { collaboratorIds }),
})

/** Moves the lead through its pipeline. Losing one asks for the reason; leaving `new` is the first contact. */
export const setLeadStage = defineCommand({
  name: 'setStage',
  runs: 'server',
  action: 'setStage',
  args: z.object({
    stage: z.enum(keysOf(LEAD_STAGES)),
    lostReason: z.string().trim().max(200).optional(),
  }),
  run: (doc, { stage, lostReason }, { now }) => {
    const lead = readLead(doc)
    if (lead.stage === stage) return
    if (stage === 'lost' && !lostReason) {
      throw new DomainError('invalid', 'Say why the lead was lost.', [
        { path: 'lostReason', message: 'is missing' },
      ])
    }
    set(doc, {
      stage,
      stageChangedAt: now,
      lostReason: stage === 'lost' ? lostReason : null,
      firstContactedAt: lead.firstContactedAt ?? (stage === 'new' ? null : now),
    })
  },
})

/** Takes over a value that was proposed on a call; the field keeps the annotation as its evidence. */
export const acceptProposal = defineCommand({
  name: 'acceptProposal',
  runs: 'server',
  action: 'write',
  args: z.object({
    field: z.string(),
    value: z.json(),
    callId: z.string().min(1).max(64),
    annotationId: z.string().min(1).max(64),
  }),
  run: (doc, { field, value, callId, annotationId }, { now }) => {
    writeFields(LOCAL_FIELDS, doc.getMap('fields'), { [field]: value })
    doc.getMap('evidence').set(field, { callId, annotationId, at: now })
  },
})

export const LEAD_COMMANDS = [
  setLeadFields,
  claimLead,
  assignLead,
  shareLead,
  setLeadStage,
  acceptProposal,
] as const

function set(doc: Y.Doc, patch: Partial<Record<LeadField, unknown>>): void {
  writeFields(LEAD_FIELDS, doc.getMap('fields'), patch)
}
