import { useDroppable } from '@dnd-kit/core'
import { memo } from 'react'
import type { LeadStage } from '#domain/lead/fields.ts'
import { boardWords } from '#words/board.ts'
import { labelWords } from '#words/labels.ts'
import { cn } from '../../components/kit/class-names.ts'
import { RollingNumber } from '../../components/kit/rolling-number.tsx'
import { StageIcon } from '../../components/business/stage.tsx'
import type { BoardStore } from './state/board-store.ts'
import { budgetWords } from './state/figures.ts'
import { MovableCard } from './card/movable-card.tsx'
import { useOnBoard } from './state/use-board.ts'
import { useColumnKeys } from './move/use-column-keys.ts'
import { useColumnRows } from './state/use-column-rows.ts'
import type { LeadRights } from './state/use-lead-rights.ts'

type BoardColumnProps = {
  store: BoardStore
  stage: LeadStage
  rights: LeadRights
  /** The lead in somebody's hand. */
  held: string | null
}

/** One stage. Only the cards in sight are in the page. */
export const BoardColumn = memo(function BoardColumn({
  store,
  stage,
  rights,
  held,
}: BoardColumnProps) {
  const { setNodeRef, isOver } = useDroppable({ id: stage })
  const figures = useOnBoard(store, `figures ${stage}`, (board) => board.figures(stage))
  const words = boardWords()
  const label = labelWords().stages[stage]
  return (
    <section
      ref={setNodeRef}
      aria-label={words.column(label, figures.count)}
      className={cn(
        'flex h-full w-[264px] shrink-0 snap-start flex-col xl:w-[max(212px,calc((100cqw-6rem)/5))] rounded-xl transition-colors',
        isOver ? 'bg-accent-soft' : 'bg-sunken',
      )}
    >
      <header className="grid h-14 shrink-0 content-center px-3">
        <div className="flex items-center gap-2">
          <StageIcon stage={stage} />
          <h2 className="text-sm font-semibold">{label}</h2>
          <RollingNumber value={figures.count} className="text-xs text-faint" />
        </div>
        <p className="h-4 truncate ps-5.5 text-xs text-faint" title={words.budget}>
          {budgetWords(figures)}
        </p>
      </header>
      <ColumnRows store={store} stage={stage} rights={rights} held={held} />
    </section>
  )
})

function ColumnRows({ store, stage, rights, held }: BoardColumnProps) {
  const column = useColumnRows(store, stage, held)
  const { scroller, rows, size, height, current, setCurrent, mayGlide, listeners } = column
  const keys = useColumnKeys(store, column)
  return (
    <div
      ref={scroller}
      tabIndex={-1}
      className="min-h-24 flex-1 overflow-x-hidden overflow-y-auto overscroll-y-contain px-2 pt-1 [scrollbar-width:thin] [overflow-anchor:none] [contain:strict]"
      {...listeners}
    >
      <ul className="relative" style={{ height }} onKeyDown={keys}>
        {rows.map(({ index, id, top }) => (
          <li
            key={id}
            data-card={id}
            aria-posinset={index + 1}
            aria-setsize={size}
            className={cn(
              'absolute inset-x-0 top-0 [contain:layout_style]',
              mayGlide() && 'transition-[translate] duration-300 ease-calm',
            )}
            style={{ translate: `0 ${top}px` }}
          >
            <article>
              <MovableCard
                id={id}
                store={store}
                rights={rights}
                isTabStop={id === current}
                onFocus={setCurrent}
              />
            </article>
          </li>
        ))}
      </ul>
    </div>
  )
}
