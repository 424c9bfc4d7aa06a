import { Link } from '@remix-run/react'
import { FileText } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { Listing } from '#domain/listing/listing.ts'
import { instantOf } from '#domain/zone-time.ts'
import { ownerReportWords } from '#words/owner-report.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import { Button } from '../../../components/kit/button.tsx'
import { Section } from '../../../components/kit/card.tsx'
import { CopyText } from '../../../components/kit/copy-text.tsx'
import { formatLongDay } from '../../../components/format/format-time.ts'
import { formatShare } from '../../../components/format/format-percent.ts'
import { useHouse } from '../../../house/use-house.tsx'
import type { OwnerSide } from '../../../owner-report/load-owner-side.server.ts'
import type { ReportDone } from '../../../owner-report/owner-report-actions.server.ts'
import { NewReport } from './new-report.tsx'
import { OwnerReports } from './owner-reports.tsx'

type Terms = Pick<Listing, 'mandateEndsOn' | 'formANumber' | 'exclusive'>
type OwnerSectionProps = { id: string; listing: Terms; side: OwnerSide }

/** Whose the home is, on which terms, and what they are sent of how it goes. */
export function OwnerSection({ id, listing, side }: OwnerSectionProps) {
  const words = ownerReportWords()
  const { run, busy, data } = useAction<ReportDone>('/owner-report-changes')
  const [making, setMaking] = useState(false)
  const made = data?.address ?? null
  const [address, setAddress] = useState<string | null>(null)
  // What is revoked beside it takes nothing away: the address is told this once.
  useEffect(() => {
    if (!made) return
    setAddress(made)
    setMaking(false)
  }, [made])
  return (
    <Section
      title={words.title}
      actions={
        side.mayWrite && (
          <Button size="sm" onClick={() => setMaking(true)}>
            <FileText className="size-3.5" aria-hidden /> {words.make}
          </Button>
        )
      }
    >
      <div className="grid gap-3">
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-sm">
          <dt className="text-muted">{words.mandate}</dt>
          <dd>
            <Mandate terms={listing} today={side.today} />
          </dd>
          <dt className="text-muted">{words.owners}</dt>
          <dd>
            <Owners owners={side.owners} />
          </dd>
        </dl>
        {address && (
          <div role="status" className="grid gap-1">
            <CopyText text={address} label={words.link} />
            <p className="text-xs text-muted">{words.once}</p>
          </div>
        )}
        <OwnerReports reports={side.reports} now={side.now} busy={busy} run={run} />
      </div>
      <NewReport
        open={making}
        owners={side.owners}
        busy={busy}
        onClose={() => setMaking(false)}
        onMake={(settled) => run({ intent: 'make', listingId: id, ...settled })}
      />
    </Section>
  )
}

/** Until when, whether alone, and by which form: as far as it is written down. */
function Mandate({ terms, today }: { terms: Terms; today: string }) {
  const words = ownerReportWords()
  const { zone } = useHouse()
  const { mandateEndsOn: endsOn, exclusive, formANumber } = terms
  const day = endsOn && formatLongDay(new Date(instantOf(endsOn, 0, zone)).toISOString())
  const isOver = endsOn !== null && endsOn < today
  return (
    <ul className="flex flex-wrap gap-x-3">
      <li className={isOver ? 'text-bad' : endsOn ? undefined : 'text-muted'}>
        {day ? (isOver ? words.mandateEnded(day) : words.mandateEnds(day)) : words.noMandate}
      </li>
      {exclusive !== null && <li>{exclusive ? words.exclusive : words.notExclusive}</li>}
      {formANumber && <li>{words.formA(formANumber)}</li>}
    </ul>
  )
}

function Owners({ owners }: Pick<OwnerSide, 'owners'>) {
  const words = ownerReportWords()
  if (owners.length === 0) return <span className="text-muted">{words.noOwner}</span>
  return (
    <ul className="grid gap-0.5">
      {owners.map(({ id, name, share }) => (
        <li key={id}>
          {name ? (
            <Link to={`/contacts/${id}`} className="hover:underline" dir="auto">
              {name}
            </Link>
          ) : (
            <span className="text-muted">{words.hiddenOwner}</span>
          )}
          {share !== null && owners.length > 1 && (
            <span className="ms-2 text-xs text-muted">{formatShare(share)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
