import { Link } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import type { MatchingListing } from '#db/pace/matching/for-lead.ts'
import { leadWords } from '#words/lead.ts'
import { homeFacts } from '../../components/business/home-facts.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { formatMoney } from '../../components/format/format-money.ts'

/** Homes to offer next. */
export function Matches({ matches }: { matches: readonly MatchingListing[] }) {
  const words = leadWords().matches
  if (matches.length === 0) {
    return (
      <EmptyState icon={Building2} title={words.none}>
        {words.hint}
      </EmptyState>
    )
  }
  return (
    <ul className="grid gap-2 p-4">
      {matches.map((match) => (
        <Match key={match.id} match={match} />
      ))}
    </ul>
  )
}

function Match({ match }: { match: MatchingListing }) {
  const words = leadWords().matches
  return (
    <li className="relative rounded-lg border bg-surface p-3 hover:border-line-strong">
      <div className="flex items-baseline gap-2">
        <Link
          to={`/listings/${match.id}`}
          className="truncate font-medium after:absolute after:inset-0"
        >
          {match.title ?? match.reference}
        </Link>
        <span className="ms-auto shrink-0 text-xs text-faint">{match.reference}</span>
      </div>
      <p className="mt-0.5 truncate text-xs text-muted">{homeFacts(match)}</p>
      <div className="mt-2 flex items-center gap-1.5">
        <span className="text-sm font-semibold">
          {match.price === null ? words.onRequest : formatMoney(match.price, match.rentPeriod)}
        </span>
        <span className="ms-auto flex gap-1">
          {match.inArea && <Badge tone="good">{words.area}</Badge>}
          {!match.inBudget && <Badge tone="warn">{words.overBudget}</Badge>}
        </span>
      </div>
    </li>
  )
}
