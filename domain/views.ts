import { z } from 'zod'
import { keysOf } from './catalogue.ts'
import { LEAD_STAGES } from './lead/fields.ts'
import { CALL_STATES } from './call/fields.ts'

/**
 * Cards are plain JSON values of a view's `cards` map, by key. Only the sync server's view writer sets them.
 * `info` holds `{ sequence, at }`: the last entity event that the view has applied.
 */
const leadCard = z.object({
  kind: z.literal('lead'),
  id: z.uuid(),
  reference: z.string(),
  name: z.string(),
  stage: z.enum(keysOf(LEAD_STAGES)),
  ownerId: z.uuid().nullable(),
  /** Absent on cards that were written before cards said it. */
  collaboratorIds: z.array(z.uuid()).optional(),
  intent: z.string().nullable(),
  areas: z.array(z.string()),
  bedrooms: z.number().nullable(),
  budgetMax: z.number().nullable(),
  temperature: z.string().nullable(),
  source: z.string().nullable(),
  stageChangedAt: z.string().nullable(),
  createdAt: z.string(),
  firstContactedAt: z.string().nullable(),
  nextFollowUpAt: z.string().nullable(),
})

const callCard = z.object({
  kind: z.literal('call'),
  id: z.string(),
  state: z.enum(keysOf(CALL_STATES)),
  direction: z.string().nullable(),
  agentId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
  callerName: z.string().nullable(),
  callerPhone: z.string().nullable(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
})

const taskCard = z.object({
  kind: z.literal('task'),
  id: z.uuid(),
  title: z.string(),
  dueAt: z.string().nullable(),
  leadId: z.uuid().nullable(),
  done: z.boolean(),
})

const viewingCard = z.object({
  kind: z.literal('viewing'),
  id: z.uuid(),
  leadId: z.uuid().nullable(),
  listingId: z.uuid().nullable(),
  startsAt: z.string(),
  status: z.string(),
})

/** `board:<team>` holds lead and live-call cards; `desk:<user>` what one person should do next; `wall:<team>` calls. */
export const CardSchema = z.discriminatedUnion('kind', [leadCard, callCard, taskCard, viewingCard])
export type Card = z.infer<typeof CardSchema>
export type LeadCard = z.infer<typeof leadCard>
export type CallCard = z.infer<typeof callCard>
export type TaskCard = z.infer<typeof taskCard>
export type ViewingCard = z.infer<typeof viewingCard>

/** The key of a card in the `cards` map. */
export function cardKey(card: Pick<Card, 'kind' | 'id'>): string {
  return `${card.kind}:${card.id}`
}
