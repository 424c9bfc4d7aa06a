import { Link } from '@remix-run/react'
import { Building2, ListPlus, Users } from 'lucide-react'
import type { MatchingLead, SimilarListing } from '#db/pace/matching/for-listing.ts'
import { listingWords } from '#words/listing.ts'
import { labelWords } from '#words/labels.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { formatBudget, formatMoney } from '../../components/format/format-money.ts'
import { isStage, StageIcon } from '../../components/business/stage.tsx'

/** Applicants to ring about this home, the best fit first. */
export function MatchingLeads({ leads, home }: { leads: readonly MatchingLead[]; home: string }) {
  const words = listingWords()
  if (leads.length === 0) {
    return (
      <EmptyState icon={Users} title={words.noApplicant}>
        {words.noApplicantHint}
      </EmptyState>
    )
  }
  return (
    <ul className="grid gap-0.5 p-2">
      {leads.map((lead) => (
        <li key={lead.id} className="flex items-center gap-1">
          <Link
            to={`/leads/${lead.id}`}
            className="flex min-w-0 flex-1 items-center gap-2.5 rounded-md px-2 py-2 hover:bg-hover"
          >
            {isStage(lead.stage) && <StageIcon stage={lead.stage} />}
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{lead.name ?? lead.reference}</span>
              <span className="block truncate text-xs text-muted">
                {[bedrooms(lead.bedrooms), formatBudget(null, lead.budgetMax)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <span className="truncate text-xs text-faint">{lead.ownerName ?? words.unowned}</span>
          </Link>
          <ButtonLink
            to={`/leads/${lead.id}?pick=${home}`}
            variant="quiet"
            size="iconSm"
            aria-label={shortlistWords().forLead(lead.name ?? lead.reference)}
            title={shortlistWords().forLead(lead.name ?? lead.reference)}
          >
            <ListPlus className="size-3.5" aria-hidden />
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}

/** Homes beside this one: what a contact will compare it with. */
export function SimilarListings({ listings }: { listings: readonly SimilarListing[] }) {
  const words = listingWords()
  if (listings.length === 0) {
    return (
      <EmptyState icon={Building2} title={words.noSimilar}>
        {words.noSimilarHint}
      </EmptyState>
    )
  }
  return (
    <ul className="grid gap-0.5 p-2">
      {listings.map((listing) => (
        <li key={listing.id}>
          <Link
            to={`/listings/${listing.id}`}
            className="block rounded-md px-2 py-2 hover:bg-hover"
          >
            <span className="block truncate font-medium">{listing.title ?? listing.reference}</span>
            <span className="flex gap-2 text-xs text-muted">
              {listing.price !== null && formatMoney(listing.price, listing.rentPeriod)}
              <span className="ms-auto text-faint">{bedrooms(listing.bedrooms)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

function bedrooms(count: number | null): string | null {
  if (count === null) return null
  return count === 0 ? labelWords().studio : labelWords().bed(count)
}
