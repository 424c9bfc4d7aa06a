import { createHash } from 'node:crypto'
import { z } from 'zod'
import { actorName } from '#domain/access/access.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { Annotation } from '#domain/call/annotation.ts'
import { DomainError } from '#domain/errors.ts'
import { parseField } from '#domain/documents/fields.ts'
import { type CallRecord, findCallRecord } from '#db/pace/calls/records.ts'
import { findSpokenSegment, type SpokenWords } from '#db/pace/calls/segments.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findLeadRecord } from '#db/pace/leads/records.ts'
import { callScope } from '../../api/caller/scopes.ts'
import { PROPOSABLE, requireBorneOut } from '../evidence/borne-out.ts'
import { defineTool } from './tool.ts'

export const proposeField = defineTool({
  name: 'propose_field',
  title: "Propose a lead's field",
  description:
    "Puts a proposal on the call's page: what a field of its lead should say, by what was spoken. The words must say the value. A person accepts or dismisses it; nothing changes until then.",
  scope: 'mcp:write',
  annotations: {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: true,
    openWorldHint: false,
  },
  input: {
    callId: z.string().min(1).max(64),
    field: z
      .string()
      .min(1)
      .max(64)
      .describe(`One of ${Object.keys(PROPOSABLE).join(', ')}`),
    value: z
      .json()
      .describe(
        "In the field's own type: whole units of the house's currency, ISO dates, keys of areas and lists",
      ),
    segmentId: z.string().min(1).max(64).optional().describe('Where it was said'),
    confidence: z.number().min(0).max(1),
    quote: z
      .string()
      .max(500)
      .optional()
      .describe('The words; finds the segment where none is named'),
  },
  run: async ({ callId, field, value, segmentId, confidence, quote }, { deps, actor, now }) => {
    if (actor.call !== callId) {
      throw new DomainError(
        'forbidden',
        'Proposals are made for the call that the token was granted for, and no other.',
      )
    }
    const call = await findCallRecord(deps.db, callScope(actor), callId)
    if (!call) throw new DomainError('notFound', 'There is no such call.')
    const settings = deps.settings.current()
    const parsed = z.json().parse(parseField(PROPOSABLE, field, value, settings.house))
    const place = await findPlace(deps.db, callId, { segmentId, quote })
    const claim = { field, value: parsed, quote: quote ?? place.text }
    const today = dayOf(call.startedAt ?? now.toISOString(), settings.house.zone)
    const known = await knownAreas(deps.db, call)
    await requireBorneOut(deps.db, claim, { today, known, settings })
    const by = actorName(actor)
    const annotation: Annotation = {
      id: proposalId(callId, field, parsed),
      kind: 'fieldProposal',
      type: field,
      segmentId: place.segmentId,
      anchor: null,
      value: { field, value: parsed },
      confidence,
      by,
      status: 'open',
      at: now.toISOString(),
    }
    const runner = deps.commands.forService({ cause: 'mcp:propose_field', actAs: by })
    const { seq } = await runner.run(`call:${callId}`, 'annotate', { annotation })
    return { annotationId: annotation.id, segmentId: place.segmentId, seq }
  },
})

/** The segment that is named, or that has the words, or the customer's last one. */
async function findPlace(
  db: PaceDb,
  callId: string,
  wanted: { segmentId?: string; quote?: string },
): Promise<SpokenWords> {
  const found = await findSpokenSegment(db, callId, wanted)
  if (found) return found
  throw new DomainError(
    'invalid',
    'The call has no such segment with these words; name one that has been spoken and quote what was said there.',
    [{ path: wanted.segmentId ? 'segmentId' : 'quote', message: 'unknown' }],
  )
}

/** What the call's lead wants already needs no words. */
async function knownAreas(db: PaceDb, { leadId }: CallRecord): Promise<readonly string[]> {
  const lead = leadId ? await findLeadRecord(db, 'all', leadId) : null
  return lead?.areas ?? []
}

/** The same proposal made twice is one mark. */
function proposalId(callId: string, field: string, value: unknown): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([callId, field, value]))
    .digest('hex')
  return `proposal-${hash.slice(0, 24)}`
}
