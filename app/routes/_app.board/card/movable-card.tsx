import { useDraggable } from '@dnd-kit/core'
import { useNavigate } from '@remix-run/react'
import { memo, useState } from 'react'
import { boardWords } from '#words/board.ts'
import { cn } from '../../../components/kit/class-names.ts'
import type { BoardStore } from '../state/board-store.ts'
import { CardMenu, keptAs } from './card-menu.tsx'
import { LeadCardFace } from './lead-card.tsx'
import { useOnBoard } from '../state/use-board.ts'
import type { LeadRights } from '../state/use-lead-rights.ts'

type MovableCardProps = {
  id: string
  store: BoardStore
  rights: LeadRights
  /** Tab comes to one card of a column; arrows lead on from there. */
  isTabStop: boolean
  onFocus: (id: string) => void
}

/** A lead that can be opened and carried to another stage. It renders when its own card changes. */
export const MovableCard = memo(function MovableCard(props: MovableCardProps) {
  const { id, store, rights, isTabStop, onFocus } = props
  const navigate = useNavigate()
  const [isPointed, setPointed] = useState(false)
  const card = useOnBoard(store, `card ${id}`, (board) => board.lead(id))
  const mayMove = card !== undefined && rights.mayMove(card)
  const mayOpen = card !== undefined && rights.mayOpen(card)
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id,
    disabled: !mayMove,
    data: { stage: card?.stage },
  })
  if (!card) return null
  const open = () => {
    if (mayOpen) navigate(`/leads/${id}`)
  }
  const mayBook = rights.mayBook(card)
  return (
    <div
      className="group relative"
      onFocus={() => onFocus(id)}
      onPointerEnter={({ pointerType }) => setPointed(pointerType === 'mouse')}
      onPointerLeave={() => setPointed(false)}
    >
      <div
        ref={setNodeRef}
        {...listeners}
        data-keep={keptAs(id)}
        role={mayMove || mayOpen ? 'button' : 'group'}
        tabIndex={isTabStop ? 0 : -1}
        aria-roledescription={mayMove ? boardWords().movableLead : undefined}
        aria-describedby={mayMove ? attributes['aria-describedby'] : undefined}
        aria-pressed={attributes['aria-pressed']}
        onClick={open}
        onKeyDown={(event) => {
          listeners?.['onKeyDown']?.(event)
          if (event.key === 'Enter' && !event.defaultPrevented && !isDragging) open()
        }}
        className={cn(
          'rounded-lg -outline-offset-2 [&>div]:hover:border-line-strong',
          mayMove ? 'cursor-grab' : 'cursor-default',
          isDragging && 'opacity-35',
        )}
      >
        <LeadCardFace card={card} hasPress={mayBook} />
      </div>
      {mayBook && <CardMenu {...{ card, isTabStop, open }} isShown={isTabStop || isPointed} />}
    </div>
  )
})
