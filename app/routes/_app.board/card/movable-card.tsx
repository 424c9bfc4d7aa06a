import { useDraggable } from '@dnd-kit/core'
import { useNavigate } from '@remix-run/react'
import { memo } from 'react'
import { boardWords } from '#words/board.ts'
import { cn } from '../../../components/kit/class-names.ts'
import type { BoardStore } from '../state/board-store.ts'
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
  return (
    <div
      ref={setNodeRef}
      {...listeners}
      role={mayMove || mayOpen ? 'button' : 'group'}
      tabIndex={isTabStop ? 0 : -1}
      aria-roledescription={mayMove ? boardWords().movableLead : undefined}
      aria-describedby={mayMove ? attributes['aria-describedby'] : undefined}
      aria-pressed={attributes['aria-pressed']}
      onFocus={() => onFocus(id)}
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
      <LeadCardFace card={card} />
    </div>
  )
})
