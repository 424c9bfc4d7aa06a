import { Link } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import type { MatchingListing } from '#db/pace/matching-listings.ts'
import { Badge } from '../../components/badge.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { formatMoney, formatNumber } from '../../components/format-money.ts'

/** Homes to offer next. */
export function Matches({ matches }: { matches: readonly MatchingListing[] }) {
  if (matches.length === 0) {
    return (
      <EmptyState icon={Building2} title="No match yet">
        Set what they want to do, where, how many bedrooms and the budget: homes that fit appear
        here.
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
  const rooms = match.bedrooms === 0 ? 'Studio' : match.bedrooms !== null && `${match.bedrooms} bed`
  const facts = [
    rooms,
    match.sizeSqft && `${formatNumber(match.sizeSqft)} sq ft`,
    match.areaName,
  ].filter(Boolean)
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
      <p className="mt-0.5 truncate text-xs text-muted">{facts.join(' · ')}</p>
      <div className="mt-2 flex items-center gap-1.5">
        <span className="text-sm font-semibold">
          {match.price === null ? 'Price on request' : formatMoney(match.price, match.rentPeriod)}
        </span>
        <span className="ms-auto flex gap-1">
          {match.inArea && <Badge tone="good">Area</Badge>}
          {!match.inBudget && <Badge tone="warn">Over budget</Badge>}
        </span>
      </div>
    </li>
  )
}
