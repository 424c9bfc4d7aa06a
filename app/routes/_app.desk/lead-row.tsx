import { UserPlus } from 'lucide-react'
import type { LeadCard } from '#domain/views.ts'
import { Button, ButtonLink } from '../../components/button.tsx'
import { formatBudget } from '../../components/format-money.ts'
import { formatPhone } from '../../components/format-phone.ts'
import { StageIcon } from '../../components/stage.tsx'
import { Temperature } from '../../components/temperature.tsx'
import { useAction } from '../../components/use-action.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { Row } from './row.tsx'
import { Waiting } from './waiting.tsx'

type LeadRowProps = {
  lead: LeadCard
  since: string | null
  late?: boolean
  claimable?: boolean
  first?: boolean
}

/** One lead on the desk: who, what they want, how long it has waited, and the one thing to do about it. */
export function LeadRow({ lead, since, late, claimable, first }: LeadRowProps) {
  const claim = useAction(`/leads/${lead.id}`)
  return (
    <Row
      to={`/leads/${lead.id}`}
      icon={<StageIcon stage={lead.stage} />}
      title={formatPhone(lead.name)}
      detail={<Wants lead={lead} />}
      sign={
        <>
          <Temperature value={lead.temperature} />
          {since && <Waiting at={since} late={late} />}
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
            {claim.busy ? 'Claiming' : 'Claim'}
          </Button>
        ) : (
          <ButtonLink size="sm" to={`/leads/${lead.id}`} tabIndex={-1}>
            Open
          </ButtonLink>
        )
      }
    />
  )
}

function Wants({ lead }: { lead: LeadCard }) {
  const { areaName } = useWorkspace()
  const words = [
    lead.intent && `Wants to ${lead.intent}`,
    lead.bedrooms !== null && (lead.bedrooms === 0 ? 'studio' : `${lead.bedrooms} bed`),
    lead.areas.slice(0, 2).map(areaName).join(', '),
    formatBudget(null, lead.budgetMax),
  ].filter(Boolean)
  return <>{words.join(' · ') || 'Nothing known yet'}</>
}
