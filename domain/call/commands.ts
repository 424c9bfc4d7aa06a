import { z } from 'zod'
import { defineCommand } from '../documents/command.ts'
import { writeFields } from '../documents/fields.ts'
import { metaIn } from '../documents/shared-types.ts'
import { DomainError } from '../errors.ts'
import { AnnotationSchema, ANNOTATION_STATUSES } from './annotation.ts'
import { putAnnotation, readCallMeta, setAnnotationStatus } from './call.ts'
import { CALL_FIELDS } from './fields.ts'

/** A person's decision on a mark: accepted, edited or dismissed. */
export const decideAnnotation = defineCommand({
  name: 'decide',
  runs: 'local',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ annotationId: z.string(), status: z.enum(ANNOTATION_STATUSES) }),
  run: (doc, { annotationId, status }) => setAnnotationStatus(doc, annotationId, status),
})

/** Puts a mark on the call for a machine that holds no copy of it (the MCP tool `propose_field`). */
export const annotate = defineCommand({
  name: 'annotate',
  runs: 'server',
  action: 'annotate',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ annotation: AnnotationSchema }),
  run: (doc, { annotation }) => putAnnotation(doc, annotation),
})

export const linkCallToLead = defineCommand({
  name: 'linkLead',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ leadId: z.uuid() }),
  run: (doc, { leadId }) => writeFields(CALL_FIELDS, metaIn(doc), { leadId }),
})

/** The agent's after-call work is done. */
export const wrapUpCall = defineCommand({
  name: 'wrapUp',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: z.object({ disposition: z.string().trim().min(1).max(64) }),
  run: (doc, { disposition }, { now }) => {
    requireOver(readCallMeta(doc).state)
    writeFields(CALL_FIELDS, metaIn(doc), { disposition, wrappedUpAt: now, state: 'ended' })
  },
})

/** Throws `conflict` for a call that goes on: it is not wrapped up yet. */
export function requireOver(state: string | null): void {
  if (state !== 'live' && state !== 'held' && state !== 'ringing') return
  const message = 'The call is still going on; wrap it up when it has ended.'
  throw new DomainError('conflict', message, [], { key: 'callGoesOn' })
}

export const CALL_COMMANDS = [decideAnnotation, annotate, linkCallToLead, wrapUpCall] as const
