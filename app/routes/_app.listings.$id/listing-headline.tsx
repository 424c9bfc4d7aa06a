import { formatWords } from '#words/format.ts'
import { Bath, BedDouble, Car, MapPin, Maximize2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Listing } from '#domain/listing/listing.ts'
import { listingWords } from '#words/listing.ts'
import { labelWords } from '#words/labels.ts'
import { formatMoney } from '../../components/format/format-money.ts'
import { Titles } from './editor/titles.tsx'
import { ListingEnds } from './listing-ends.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { formatSize, perUnit, sizeUnit } from '../../components/format/format-size.ts'

/** The home in one look: what it is called, what it costs, where it is, how large. */
export function ListingHeadline({ listing }: { listing: Listing }) {
  const { areaName } = useWorkspace()
  const words = listingWords()
  const labels = labelWords()
  const place = [listing.building, listing.unit, listing.area && areaName(listing.area)].filter(
    Boolean,
  )
  return (
    <header className="grid gap-2">
      <Titles />
      <p className="flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
        {listing.price === null ? (
          <span className="text-faint">{words.noPrice}</span>
        ) : (
          formatMoney(listing.price, listing.rentPeriod)
        )}
        {listing.price !== null && listing.sizeSqft !== null && listing.purpose === 'sale' && (
          <span className="text-sm font-normal text-faint">
            {formatMoney(perUnit(listing.price, listing.sizeSqft))} / {sizeUnit()}
          </span>
        )}
      </p>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        {place.length > 0 && <Fact icon={<MapPin aria-hidden />}>{formatWords().list(place)}</Fact>}
        {listing.bedrooms !== null && (
          <Fact icon={<BedDouble aria-hidden />}>
            {listing.bedrooms === 0 ? labels.studio : labels.bed(listing.bedrooms)}
          </Fact>
        )}
        {listing.bathrooms !== null && (
          <Fact icon={<Bath aria-hidden />}>{words.baths(listing.bathrooms)}</Fact>
        )}
        {listing.sizeSqft !== null && (
          <Fact icon={<Maximize2 aria-hidden />}>{formatSize(listing.sizeSqft)}</Fact>
        )}
        {listing.parking !== null && listing.parking > 0 && (
          <Fact icon={<Car aria-hidden />}>{words.parking(listing.parking)}</Fact>
        )}
      </ul>
      <p className="flex flex-wrap gap-2 empty:hidden">
        <ListingEnds listing={listing} />
      </p>
    </header>
  )
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5 [&_svg]:size-4 [&_svg]:text-faint">
      {icon} {children}
    </li>
  )
}
