import { Link } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import type { Comparable } from '#db/pace/matching/comparables.ts'
import { pricePerFoot } from '#domain/market/asking.ts'
import { labelWords } from '#words/labels.ts'
import { marketWords } from '#words/market.ts'
import { wordOf } from '#words/catalogue/word-of.ts'
import { formatMoney } from '../../../components/format/format-money.ts'
import { formatSize } from '../../../components/format/format-size.ts'
import { formatInstantDay } from '../../../components/format/format-time.ts'
import { Badge } from '../../../components/kit/badge.tsx'
import { EmptyState } from '../../../components/kit/empty-state.tsx'
import { sayPerFoot } from '../../../market/say-asking.ts'

/** Homes beside this one, what is asked for them and what they went for: those of its building first. */
export function Comparables({ homes }: { homes: readonly Comparable[] }) {
  const words = marketWords().compare
  if (homes.length === 0) {
    return (
      <EmptyState icon={Building2} title={words.none}>
        {words.noneHint}
      </EmptyState>
    )
  }
  return (
    <ul className="grid gap-0.5 p-2">
      {homes.map((home) => (
        <li key={home.id}>
          <Link to={`/listings/${home.id}`} className="block rounded-md px-2 py-2 hover:bg-hover">
            <span className="flex items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-medium" dir="auto">
                {home.title ?? home.reference}
              </span>
              {home.isOfBuilding && <Badge>{words.sameBuilding}</Badge>}
            </span>
            <span className="flex flex-wrap gap-x-2 text-xs text-muted">
              {home.price !== null && <span>{formatMoney(home.price, home.rentPeriod)}</span>}
              <PerFoot home={home} />
              {home.sizeSqft !== null && <span>{formatSize(home.sizeSqft)}</span>}
              <span className="ms-auto">{standing(home)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function PerFoot({ home }: { home: Comparable }) {
  const perFoot = pricePerFoot(home)
  return perFoot === null ? null : <span>{sayPerFoot(perFoot)}</span>
}

/** How it stands; of what is gone, since when. */
function standing({ status, leftAt }: Comparable): string {
  const said = wordOf(labelWords().listingStatuses, status)
  return leftAt ? marketWords().compare.left(said, formatInstantDay(leftAt)) : said
}
