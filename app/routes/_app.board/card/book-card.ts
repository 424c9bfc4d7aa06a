import type { LeadCard } from '#domain/views/cards.ts'
import { askToBook } from '../../../booking/ask-to-book.ts'
import { firstTime } from '../../../booking/first-time.ts'
import { leadTitle } from '../../../components/business/lead-title.ts'
import type { BoardStore } from '../state/board-store.ts'
import type { LeadRights } from '../state/use-lead-rights.ts'

/** Books a viewing for the lead of a card, which stands where it was when the window closes. */
export function bookFor(card: LeadCard): void {
  askToBook({ lead: { id: card.id, label: leadTitle(card) }, when: firstTime() })
}

/** The same for the card that has the focus; without one it is asked for whom. */
export function bookFocused(store: BoardStore, { mayBook }: LeadRights): void {
  const focused = document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset['card']
  const card = focused === undefined ? undefined : store.lead(focused)
  if (card && mayBook(card)) bookFor(card)
  else if (!card) askToBook({ when: firstTime() })
}
