import { Link, useNavigate } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { OfProperty } from '#db/pace/related/to-property.ts'
import { propertyWords } from '#words/properties.ts'
import { ListingStatusBadge } from '../../components/business/listing-status.tsx'
import { formatMoney } from '../../components/format/format-money.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Section } from '../../components/kit/card.tsx'

type Listings = OfProperty['listings']
type ListingsOfPropertyProps = { address: string; listings: Listings; mayList: boolean }

/** How a home was offered over time, the newest first. */
export function ListingsOfProperty({ address, listings, mayList }: ListingsOfPropertyProps) {
  const words = propertyWords().listings
  return (
    <Section
      title={words.title}
      count={listings.length || undefined}
      actions={mayList && <NewListing address={address} />}
    >
      {listings.length === 0 && <p className="text-sm text-faint">{words.none}</p>}
      {listings.length > 0 && (
        <ul className="divide-y rounded-lg border">
          {listings.map((listing) => (
            <li key={listing.id}>
              <ListingRow listing={listing} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function ListingRow({ listing }: { listing: Listings[number] }) {
  const { id, reference, status, price, rentPeriod, permitNumber, createdAt } = listing
  const words = propertyWords().listings
  return (
    <Link
      to={`/listings/${id}`}
      className="flex min-h-10 flex-wrap items-center gap-x-3 px-3 py-1.5 text-sm hover:bg-hover"
    >
      <span className="font-medium">{reference}</span>
      <ListingStatusBadge status={status} />
      {price === null ? (
        <span className="text-faint">{words.noPrice}</span>
      ) : (
        <bdi>{formatMoney(price, rentPeriod)}</bdi>
      )}
      {permitNumber && (
        <span className="text-xs text-faint max-sm:hidden">{words.permit(permitNumber)}</span>
      )}
      <RelativeTime at={createdAt} className="ms-auto text-xs text-faint" />
    </Link>
  )
}

/**
 * A draft with the home's facts, whose page opens. Not by a redirect: this page asks for itself again when the home has a new listing, and
 * what is asked for later goes before where an action leads.
 */
function NewListing({ address }: { address: string }) {
  const { run, busy, data } = useAction<{ listing: string | null }>(address)
  const navigate = useNavigate()
  const listing = data?.listing
  useEffect(() => {
    if (listing) navigate(`/listings/${listing}`)
  }, [listing, navigate])
  // Pressed twice or sent again after a lost answer, it is still one listing.
  const key = useRef(crypto.randomUUID())
  return (
    <Button
      size="sm"
      disabled={busy}
      onClick={() => run({ intent: 'list', idempotencyKey: key.current })}
    >
      <Plus className="size-3.5" aria-hidden />
      {propertyWords().listings.fresh}
    </Button>
  )
}
