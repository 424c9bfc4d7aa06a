import { CalendarClock, Flame, Snowflake } from 'lucide-react'
import { memo } from 'react'
import type { LeadCard } from '#domain/views.ts'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { cn } from '../../components/class-names.ts'
import { formatShortMoney } from '../../components/format-money.ts'
import { formatPhone } from '../../components/format-phone.ts'
import { formatDuration } from '../../components/format-time.ts'
import { useNow } from '../../components/use-now.ts'
import { useWorkspace } from '../../frame/workspace.tsx'

const WANTS: Record<string, string> = { buy: 'Buy', rent: 'Rent', sell: 'Sell', let: 'Let' }

/** A lead at a glance: who, what they want, what they can pay, who has it, how long it has stood here. */
export const LeadCardFace = memo(function LeadCardFace({
  card,
  lifted,
}: {
  card: LeadCard
  lifted?: boolean
}) {
  const { face } = useWorkspace()
  const owner = face(card.ownerId)
  return (
    <article
      className={cn(
        'grid gap-1.5 rounded-lg border bg-surface p-2.5 text-start shadow-low transition-shadow',
        lifted && 'rotate-1 cursor-grabbing border-accent/50 shadow-high',
      )}
    >
      <header className="flex items-start gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{formatPhone(card.name)}</span>
        <Temperature value={card.temperature} />
        {owner ? <Avatar face={owner} size="xs" /> : <NobodyAvatar size="xs" />}
      </header>
      <Wanted card={card} />
      <footer className="flex items-center gap-2 text-xs text-faint">
        {card.budgetMax !== null && (
          <span className="font-medium text-ink">
            <span className="font-normal text-faint">AED</span> {formatShortMoney(card.budgetMax)}
          </span>
        )}
        <FollowUp card={card} />
        <InStage card={card} />
      </footer>
    </article>
  )
})

function Wanted({ card }: { card: LeadCard }) {
  const { areaName } = useWorkspace()
  const rooms =
    card.bedrooms === null ? null : card.bedrooms === 0 ? 'studio' : `${card.bedrooms} bed`
  const where = card.areas.map(areaName).join(', ')
  const parts = [WANTS[card.intent ?? ''], rooms, where].filter(Boolean)
  return <p className="truncate text-xs text-muted">{parts.join(' · ') || 'Nothing known yet'}</p>
}

function Temperature({ value }: { value: string | null }) {
  if (value === 'hot') return <Flame aria-label="Hot" className="size-3.5 shrink-0 text-bad" />
  if (value === 'cold')
    return <Snowflake aria-label="Cold" className="size-3.5 shrink-0 text-stage-contacted" />
  return null
}

function FollowUp({ card }: { card: LeadCard }) {
  const now = useNow()
  if (!card.nextFollowUpAt || Date.parse(card.nextFollowUpAt) > now) return null
  return (
    <span className="flex items-center gap-1 text-warn" suppressHydrationWarning>
      <CalendarClock aria-hidden className="size-3" /> due
    </span>
  )
}

function InStage({ card }: { card: LeadCard }) {
  const now = useNow()
  const since = card.stageChangedAt ?? card.createdAt
  return (
    <time dateTime={since} className="ms-auto" suppressHydrationWarning>
      {formatDuration(Math.max(0, now - Date.parse(since)))}
    </time>
  )
}
