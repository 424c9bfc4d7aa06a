import type { LeadCard } from '#domain/views.ts'
import { RollingNumber } from '../../components/rolling-number.tsx'
import { useNow } from '../../components/use-now.ts'

/** What a manager looks for first: who waits for an owner, what is due, what was won. */
export function BoardSummary({ leads }: { leads: readonly LeadCard[] }) {
  const now = useNow()
  const open = leads.filter((card) => card.stage !== 'won' && card.stage !== 'lost')
  const unowned = open.filter((card) => card.ownerId === null).length
  const due = open.filter(
    (card) => card.nextFollowUpAt && Date.parse(card.nextFollowUpAt) <= now,
  ).length
  const won = leads.filter((card) => card.stage === 'won').length
  return (
    <dl className="flex items-center gap-4 text-sm whitespace-nowrap md:gap-6">
      <Figure label="open" value={open.length} className="hidden sm:flex" />
      <Figure label="unowned" value={unowned} tone={unowned > 0 ? 'text-warn' : ''} />
      <Figure label="due" value={due} tone={due > 0 ? 'text-warn' : ''} />
      <Figure label="won in 14 days" value={won} tone="text-good" className="hidden md:flex" />
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
