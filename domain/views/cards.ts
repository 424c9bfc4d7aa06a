import type * as Y from 'yjs'
import { z } from 'zod'
import { keysOf } from '../catalogue.ts'
import { LEAD_STAGES } from '../lead/fields.ts'
import { CALL_STATES } from '../call/fields.ts'

/**
 * Cards are plain JSON values of a view's `cards` map, by key. Only the sync server's view writer sets them.
 * `info` holds `{ sequence, at }`: the last entity event that the view has applied.
 */
const sight = z.enum(['whole', 'fair'])

const leadCard = z.object({
  kind: z.literal('lead'),
  sight,
  id: z.uuid(),
  reference: z.string(),
  name: z.string().nullable(),
  stage: z.enum(keysOf(LEAD_STAGES)),
  ownerId: z.uuid().nullable(),
  /** Absent on cards that were written before cards said it. */
  collaboratorIds: z.array(z.uuid()).optional(),
  intent: z.string().nullable(),
  areas: z.array(z.string()),
  bedrooms: z.number().nullable(),
  budgetMax: z.number().nullable(),
  /** Absent on cards that were written before cards said it. */
  budgetPeriod: z.string().nullish(),
  temperature: z.string().nullable(),
  source: z.string().nullable(),
  stageChangedAt: z.string().nullable(),
  createdAt: z.string(),
  firstContactedAt: z.string().nullable(),
  nextFollowUpAt: z.string().nullable(),
  /** When its answer or its next word is due; absent where nothing is. */
  dueAt: z.string().optional(),
  pausedUntil: z.string().optional(),
})

const callCard = z.object({
  kind: z.literal('call'),
  sight,
  id: z.string(),
  state: z.enum(keysOf(CALL_STATES)),
  direction: z.string().nullable(),
  agentId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
  /** On a desk alone, and only where its person may see the lead. */
  leadName: z.string().optional(),
  callerName: z.string().nullable(),
  callerPhone: z.string().nullable(),
  startedAt: z.string().nullable(),
  /** The clock of a call that is talked on counts from here, on every page. */
  answeredAt: z.string().nullish(),
  /** Since when the caller waits, while on hold. */
  heldSince: z.string().nullish(),
  endedAt: z.string().nullable(),
})

const viewingCard = z.object({
  kind: z.literal('viewing'),
  id: z.uuid(),
  leadId: z.uuid().nullable(),
  listingId: z.uuid().nullable(),
  startsAt: z.string(),
  status: z.string(),
})

/**
 * `board:<team>` holds lead and live-call cards, `wall:<team>` calls, both as far as the whole team may see them: of what
 * is a colleague's a card is `fair`, without name, phone or budget. `wholeBoard:<team>` and `wholeWall:<team>` hold the
 * same for managers, whole; `mine:<person>` the whole cards of one's own and shared leads and of one's calls;
 * `desk:<person>` one's calls that go on and the viewings of the days ahead.
 */
export const CardSchema = z.discriminatedUnion('kind', [leadCard, callCard, viewingCard])
export type Card = z.infer<typeof CardSchema>
export type LeadCard = z.infer<typeof leadCard>
export type CallCard = z.infer<typeof callCard>
export type ViewingCard = z.infer<typeof viewingCard>

/** The cards of what everybody sees, with those that this reader sees whole in their place. */
export function joinCards(shared: readonly Card[], own: readonly Card[]): Card[] {
  const whole = new Map(own.map((card) => [cardKey(card), card]))
  return shared.map((card) => whole.get(cardKey(card)) ?? card)
}

const parsed = new WeakMap<object, Card | null>()

/**
 * The card that stands in a view, or null where what stands there is none. Values in a document are replaced, never changed:
 * each is parsed once, however often the view is read.
 */
export function parseCard(value: unknown): Card | null {
  if (typeof value !== 'object' || value === null) return null
  const known = parsed.get(value)
  if (known !== undefined) return known
  const card = CardSchema.safeParse(value).data ?? null
  parsed.set(value, card)
  return card
}

export function parseCards(cards: Y.Map<unknown>): Card[] {
  return [...cards.values()].flatMap((value) => parseCard(value) ?? [])
}

/** The key of a card in the `cards` map. */
export function cardKey(card: Pick<Card, 'kind' | 'id'>): string {
  return `${card.kind}:${card.id}`
}
