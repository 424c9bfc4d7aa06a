import { CalendarPlus, MoreHorizontal, SquareArrowOutUpRight } from 'lucide-react'
import type { LeadCard } from '#domain/views/cards.ts'
import { boardWords } from '#words/board.ts'
import { bookingWords } from '#words/booking.ts'
import { useIsTouched } from '../../../components/hooks/use-is-touched.ts'
import { IconButton } from '../../../components/kit/button.tsx'
import { Menu, MenuItem } from '../../../components/kit/overlay/menu.tsx'
import { leadTitle } from '../../../components/business/lead-title.ts'
import { bookFor } from './book-card.ts'

type CardMenuProps = {
  card: LeadCard
  isTabStop: boolean
  /** Of the cards under a pointer and in the keyboard's way alone: a column has thousands. */
  isShown: boolean
  open: () => void
}

/** What can be done with a card beside carrying it: under a mouse in a menu, under a thumb by one press. */
export function CardMenu({ card, isTabStop, isShown, open }: CardMenuProps) {
  const words = boardWords()
  const name = leadTitle(card)
  const book = () => bookFor(card)
  const kept = { 'data-keep': keptAs(card.id), tabIndex: isTabStop ? 0 : -1 }
  if (useIsTouched())
    return (
      <IconButton
        {...kept}
        label={words.bookFor(name)}
        className="absolute inset-e-0.5 top-1/2 size-11 -translate-y-1/2"
        onClick={book}
      >
        <CalendarPlus className="size-5" aria-hidden />
      </IconButton>
    )
  if (!isShown) return null
  return (
    <Menu
      label={words.cardMenu(name)}
      trigger={
        <IconButton
          {...kept}
          label={words.cardMenu(name)}
          size="iconSm"
          className="absolute inset-e-1.5 bottom-1.5 bg-surface opacity-0 group-hover:opacity-100 focus-visible:opacity-100 data-[state=open]:opacity-100"
        >
          <MoreHorizontal className="size-4" aria-hidden />
        </IconButton>
      }
    >
      <MenuItem icon={<CalendarPlus />} keys="V" onSelect={book}>
        {bookingWords().open}
      </MenuItem>
      <MenuItem icon={<SquareArrowOutUpRight />} keys="Enter" onSelect={open}>
        {words.openLead}
      </MenuItem>
    </Menu>
  )
}

/** By which the keyboard finds a card again in the column that it was moved to. */
export function keptAs(leadId: string): string {
  return `card ${leadId}`
}
