import { useDraggable, useDroppable } from '@dnd-kit/core'
import { useNavigate } from '@remix-run/react'
import { cn } from '../../components/class-names.ts'
import { formatShortMoney } from '../../components/format-money.ts'
import { RollingNumber } from '../../components/rolling-number.tsx'
import { StageIcon } from '../../components/stage.tsx'
import type { LeadCard } from '#domain/views.ts'
import type { Column } from './columns.ts'
import { LeadCardFace } from './lead-card.tsx'
import type { LeadRights } from './use-lead-rights.ts'

type BoardColumnProps = { column: Column; rights: LeadRights }

export function BoardColumn({ column, rights }: BoardColumnProps) {
  const { setNodeRef, isOver } = useDroppable({ id: column.stage })
  const { stage, label, cards, value } = column
  return (
    <section
      ref={setNodeRef}
      aria-label={`${label}, ${cards.length} leads`}
      className={cn(
        'flex w-[264px] shrink-0 snap-start flex-col xl:w-[max(212px,calc((100cqw-6rem)/5))] rounded-xl transition-colors',
        isOver ? 'bg-accent-soft' : 'bg-sunken',
      )}
    >
      <header className="sticky top-0 z-10 flex h-10 items-center gap-2 rounded-t-xl bg-[inherit] px-3">
        <StageIcon stage={stage} />
        <h2 className="text-sm font-semibold">{label}</h2>
        <RollingNumber value={cards.length} className="text-xs text-faint" />
        {value > 0 && (
          <span className="ms-auto text-xs text-faint" title="What these leads may spend, AED">
            <RollingNumber value={formatShortMoney(value)} />
          </span>
        )}
      </header>
      <ul className="flex min-h-24 flex-1 flex-col gap-2 px-2 pt-1 pb-3">
        {cards.map((card) => (
          <li key={card.id} data-glide={card.id} className="relative">
            <MovableCard card={card} rights={rights} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function MovableCard({ card, rights }: { card: LeadCard; rights: LeadRights }) {
  const navigate = useNavigate()
  const disabled = !rights.mayMove(card)
  const { attributes, listeners, setNodeRef, isDragging } = useDraggable({
    id: card.id,
    disabled,
    data: { stage: card.stage },
  })
  const open = () => {
    if (rights.mayOpen(card)) navigate(`/leads/${card.id}`)
  }
  return (
    <div
      ref={setNodeRef}
      {...attributes}
      {...listeners}
      aria-roledescription={disabled ? undefined : 'movable lead'}
      aria-disabled={undefined}
      onClick={open}
      onKeyDown={(event) => {
        listeners?.['onKeyDown']?.(event)
        if (event.key === 'Enter' && !event.defaultPrevented && !isDragging) open()
      }}
      className={cn(
        'rounded-lg outline-offset-2 [&>article]:hover:border-line-strong',
        disabled ? 'cursor-default' : 'cursor-grab',
        isDragging && 'opacity-35',
      )}
    >
      <LeadCardFace card={card} />
    </div>
  )
}
