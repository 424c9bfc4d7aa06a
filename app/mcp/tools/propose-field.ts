import { createHash } from 'node:crypto'
import { z } from 'zod'
import { actorName } from '#domain/access.ts'
import type { Annotation } from '#domain/annotation.ts'
import { DomainError } from '#domain/errors.ts'
import { parseField } from '#domain/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import { findCallRecord } from '#db/pace/call-records.ts'
import { teamScope } from '../../api/scopes.ts'
import { defineTool } from '../tool.ts'

const SpokenSchema = z.array(
  z.object({ segmentId: z.string(), role: z.string(), text: z.string() }),
)
type Spoken = z.output<typeof SpokenSchema>

const PROPOSABLE = Object.fromEntries(
  Object.entries(LEAD_FIELDS).filter(([, rule]) => rule.write === 'local'),
)

export const proposeField = defineTool({
  name: 'propose_field',
  title: "Propose a lead's field",
  description:
    "Puts a proposal on the call's page: what a field of its lead should say, by what was spoken. A person accepts or dismisses it; nothing changes until then.",
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
    value: z.json().describe("In the field's own type: whole AED, ISO dates, area keys"),
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
    const call = await findCallRecord(deps.db, teamScope(actor, 'calls:read'), callId)
    if (!call) throw new DomainError('notFound', 'There is no such call.')
    const parsed = z.json().parse(parseField(PROPOSABLE, field, value))
    const place = findPlace(SpokenSchema.parse(call.transcript), { segmentId, quote })
    const by = actorName(actor)
    const annotation: Annotation = {
      id: proposalId(callId, field, parsed),
      kind: 'fieldProposal',
      type: field,
      segmentId: place,
      anchor: null,
      value: { field, value: parsed },
      confidence,
      by,
      status: 'open',
      at: now.toISOString(),
    }
    const runner = deps.commands.forService({ cause: 'mcp:propose_field', actAs: by })
    const { seq } = await runner.run(`call:${callId}`, 'annotate', { annotation })
    return { annotationId: annotation.id, segmentId: place, seq }
  },
})

/** The segment that is named, or that has the words, or the customer's last one. */
function findPlace(
  spoken: Spoken,
  { segmentId, quote }: { segmentId?: string; quote?: string },
): string {
  const found = segmentId
    ? spoken.find((segment) => segment.segmentId === segmentId)
    : (quote &&
        spoken.findLast((segment) => segment.text.toLowerCase().includes(quote.toLowerCase()))) ||
      spoken.findLast((segment) => segment.role === 'customer')
  if (found) return found.segmentId
  throw new DomainError('invalid', 'The call has no such segment; name one that has been spoken.', [
    { path: 'segmentId', message: 'unknown' },
  ])
}

/** The same proposal made twice is one mark. */
function proposalId(callId: string, field: string, value: unknown): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([callId, field, value]))
    .digest('hex')
  return `proposal-${hash.slice(0, 24)}`
}
