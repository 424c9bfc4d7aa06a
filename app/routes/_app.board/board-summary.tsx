import { boardWords } from '#words/board.ts'
import { RollingNumber } from '../../components/kit/rolling-number.tsx'
import { useNow } from '../../components/hooks/use-now.ts'
import type { BoardStore } from './state/board-store.ts'
import { useOnBoard } from './state/use-board.ts'

/** What a manager looks for first: who waits for an owner, what is due, what was won. */
export function BoardSummary({ store }: { store: BoardStore }) {
  const now = useNow()
  const { open, unowned, won, hidden } = useOnBoard(store, 'totals', (board) => board.totals())
  const due = store.due(now)
  const words = boardWords()
  return (
    <dl className="flex items-center gap-4 text-sm whitespace-nowrap md:gap-6">
      <Figure label={words.open} value={open} className="hidden sm:flex" />
      <Figure label={words.unowned} value={unowned} tone={unowned > 0 ? 'text-warn' : ''} />
      <Figure
        label={hidden === 0 ? words.due : words.dueOfYours}
        value={due}
        tone={due > 0 ? 'text-warn' : ''}
      />
      <Figure label={words.won} value={won} tone="text-good" className="hidden md:flex" />
    </dl>
  )
}

type FigureProps = { label: string; value: number; tone?: string; className?: string }

function Figure({ label, value, tone = '', className = 'flex' }: FigureProps) {
  return (
    <div className={`${className} flex-row-reverse items-baseline gap-1.5`}>
      <dt className="text-xs text-faint">{label}</dt>
      <dd className={`font-semibold ${tone}`} suppressHydrationWarning>
        <RollingNumber value={value} />
      </dd>
    </div>
  )
}
