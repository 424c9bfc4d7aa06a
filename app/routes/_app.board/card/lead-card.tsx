import { Flame, Snowflake } from 'lucide-react'
import { memo } from 'react'
import type { LeadCard } from '#domain/views/cards.ts'
import { boardWords } from '#words/board.ts'
import { labelWords } from '#words/labels.ts'
import { Avatar, NobodyAvatar } from '../../../components/kit/avatar.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { Countdown } from '../../../components/business/countdown.tsx'
import { leadTitle } from '../../../components/business/lead-title.ts'
import { formatDuration } from '../../../components/format/format-time.ts'
import { useNow } from '../../../components/hooks/use-now.ts'
import { useHouse } from '../../../house/use-house.tsx'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { budgetOf, wantedWords } from './card-words.ts'

/**
 * A lead at a glance: who, what they want, what they can pay, who has it, how long it has stood here. Of elements without a role:
 * browsers leave out what has one when they make the name of a button of what stands in it.
 */
export const LeadCardFace = memo(function LeadCardFace({
  card,
  lifted,
  hasPress,
}: {
  card: LeadCard
  lifted?: boolean
  /** Under a thumb there is a button at its end. */
  hasPress?: boolean
}) {
  const { face } = useWorkspace()
  const owner = face(card.ownerId)
  const budget = budgetOf(card)
  return (
    <div
      className={cn(
        'grid h-[5.375rem] content-between gap-1 overflow-hidden rounded-lg border bg-surface p-2.5 text-start shadow-low transition-shadow',
        hasPress && 'pointer-coarse:pe-13',
        lifted && 'rotate-1 cursor-grabbing border-accent/50 shadow-high',
      )}
    >
      <div className="flex items-start gap-2">
        <span
          className={cn(
            'min-w-0 flex-1 truncate',
            card.sight === 'whole' ? 'font-medium' : 'text-muted',
          )}
        >
          {leadTitle(card)}
        </span>
        <Temperature value={card.temperature} />
        {owner ? <Avatar face={owner} size="xs" /> : <NobodyAvatar size="xs" />}
      </div>
      <Wanted card={card} />
      <div className="flex items-center gap-2 text-xs text-faint">
        {budget && <span className="min-w-0 truncate font-medium text-ink">{budget}</span>}
        <Due card={card} />
        <InStage card={card} />
      </div>
    </div>
  )
})

function Wanted({ card }: { card: LeadCard }) {
  const { areaName } = useWorkspace()
  const words = wantedWords(card, areaName)
  return <div className="truncate text-xs text-muted">{words || boardWords().nothingKnown}</div>
}

function Temperature({ value }: { value: string | null }) {
  if (value === 'hot')
    return (
      <Flame aria-label={labelWords().temperatures.hot} className="size-3.5 shrink-0 text-bad" />
    )
  if (value === 'cold')
    return (
      <Snowflake
        aria-label={labelWords().temperatures.cold}
        className="size-3.5 shrink-0 text-stage-contacted"
      />
    )
  return null
}

/** Of a card there is room for what stands out alone: what is nearly due, overdue or paused. */
function Due({ card: { dueAt, pausedUntil, stage } }: { card: LeadCard }) {
  const { clocks } = useHouse()
  if (!dueAt) return null
  const { warn } = stage === 'new' ? clocks.response : clocks.followUp
  return <Countdown dueAt={dueAt} pausedUntil={pausedUntil} warn={warn} short />
}

function InStage({ card }: { card: LeadCard }) {
  const now = useNow()
  const since = card.stageChangedAt ?? card.createdAt
  return (
    <time dateTime={since} className="ms-auto shrink-0" suppressHydrationWarning>
      {formatDuration(Math.max(0, now - Date.parse(since)))}
    </time>
  )
}
