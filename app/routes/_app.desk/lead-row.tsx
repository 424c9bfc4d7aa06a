import { formatWords } from '#words/format.ts'
import { UserPlus } from 'lucide-react'
import type { LeadCard } from '#domain/views/cards.ts'
import { deskWords } from '#words/desk.ts'
import { labelWords } from '#words/labels.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { Button, ButtonLink } from '../../components/kit/button.tsx'
import { formatBudget } from '../../components/format/format-money.ts'
import { Countdown } from '../../components/business/countdown.tsx'
import { leadTitle } from '../../components/business/lead-title.ts'
import { StageIcon } from '../../components/business/stage.tsx'
import { Temperature } from '../../components/business/temperature.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { Row } from './row.tsx'
import { Waiting } from './waiting.tsx'

type LeadRowProps = {
  lead: LeadCard
  since: string | null
  claimable?: boolean
  first?: boolean
}

/** One lead on the desk: who, what they want, how long it has waited, and the one thing to do about it. */
export function LeadRow({ lead, since, claimable, first }: LeadRowProps) {
  const words = deskWords()
  const claim = useAction(`/leads/${lead.id}`)
  return (
    <Row
      to={`/leads/${lead.id}`}
      icon={<StageIcon stage={lead.stage} />}
      title={leadTitle(lead)}
      detail={<Wants lead={lead} />}
      sign={
        <>
          <Temperature value={lead.temperature} />
          {lead.dueAt ? (
            <Countdown dueAt={lead.dueAt} pausedUntil={lead.pausedUntil} />
          ) : (
            since && <Waiting at={since} />
          )}
        </>
      }
      onKey={claimable ? { c: () => claim.run({ intent: 'claim' }) } : undefined}
      action={
        claimable ? (
          <Button
            size="sm"
            variant={first ? 'primary' : 'secondary'}
            disabled={claim.busy}
            onClick={() => claim.run({ intent: 'claim' })}
          >
            <UserPlus className="size-3.5" aria-hidden />
            {claim.busy ? words.claiming : words.claim}
          </Button>
        ) : (
          <ButtonLink size="sm" to={`/leads/${lead.id}`} tabIndex={-1}>
            {words.open}
          </ButtonLink>
        )
      }
    />
  )
}

function Wants({ lead }: { lead: LeadCard }) {
  const { areaName } = useWorkspace()
  const labels = labelWords()
  const known = [
    lead.intent && wordOf(labels.wants, lead.intent),
    lead.bedrooms !== null && labels.bed(lead.bedrooms),
    formatWords().list(lead.areas.slice(0, 2).map(areaName)),
    formatBudget(null, lead.budgetMax, lead.budgetPeriod),
  ].filter(Boolean)
  return <>{known.join(' · ') || deskWords().nothingKnown}</>
}
