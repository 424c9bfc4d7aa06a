import type { LeadCard } from '#domain/views/cards.ts'

/** A whole card of a new lead; `part` says what matters to the test. */
export function leadCard(id: string, part: Partial<LeadCard> = {}): LeadCard {
  return {
    kind: 'lead',
    sight: 'whole',
    id,
    reference: `L-${id}`,
    name: id,
    stage: 'new',
    ownerId: null,
    intent: 'rent',
    areas: [],
    bedrooms: null,
    budgetMax: null,
    temperature: null,
    source: null,
    stageChangedAt: '2026-03-01T10:00:00.000Z',
    createdAt: '2026-03-01T09:00:00.000Z',
    firstContactedAt: null,
    nextFollowUpAt: null,
    ...part,
  }
}
