import { Bath, BedDouble, Car, MapPin, Maximize2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Listing } from '#domain/listing/listing.ts'
import { formatMoney, formatNumber } from '../../components/format-money.ts'
import { useDraft } from '../../components/use-draft.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { useRecordField } from '../../live/record-fields.tsx'

/** The home in one look: what it is called, what it costs, where it is, how large. */
export function ListingHeadline({ listing }: { listing: Listing }) {
  const { areaName } = useWorkspace()
  const place = [listing.building, listing.unit, listing.area && areaName(listing.area)].filter(
    Boolean,
  )
  return (
    <header className="grid gap-2">
      <TitleInput />
      <p className="flex flex-wrap items-baseline gap-x-3 text-lg font-semibold">
        {listing.price === null ? (
          <span className="text-faint">No price yet</span>
        ) : (
          formatMoney(listing.price, listing.rentPeriod)
        )}
        {listing.price !== null && listing.sizeSqft !== null && listing.purpose === 'sale' && (
          <span className="text-sm font-normal text-faint">
            AED {formatNumber(Math.round(listing.price / listing.sizeSqft))} per sq ft
          </span>
        )}
      </p>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted">
        {place.length > 0 && <Fact icon={<MapPin aria-hidden />}>{place.join(', ')}</Fact>}
        {listing.bedrooms !== null && (
          <Fact icon={<BedDouble aria-hidden />}>
            {listing.bedrooms === 0 ? 'Studio' : `${listing.bedrooms} bed`}
          </Fact>
        )}
        {listing.bathrooms !== null && (
          <Fact icon={<Bath aria-hidden />}>{listing.bathrooms} bath</Fact>
        )}
        {listing.sizeSqft !== null && (
          <Fact icon={<Maximize2 aria-hidden />}>{formatNumber(listing.sizeSqft)} sq ft</Fact>
        )}
        {listing.parking !== null && listing.parking > 0 && (
          <Fact icon={<Car aria-hidden />}>{listing.parking} parking</Fact>
        )}
      </ul>
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

function TitleInput() {
  const field = useRecordField('title')
  const draft = useDraft<string>({
    value: typeof field.value === 'string' ? field.value : null,
    toText: (value) => value ?? '',
    read: (text) => text.trim() || null,
    commit: field.write,
    advice: 'Write a title of at most 120 characters.',
  })
  return (
    <div>
      <textarea
        aria-label={field.label}
        rows={1}
        value={draft.text}
        maxLength={120}
        readOnly={field.readOnly}
        placeholder="Give the listing a title"
        onChange={(event) => draft.change(event.target.value)}
        onFocus={field.onFocus}
        onBlur={() => {
          draft.finish()
          field.onLeave()
        }}
        onKeyDown={draft.onKeyDown}
        className="-mx-2 field-sizing-content w-[calc(100%+1rem)] resize-none rounded-md bg-transparent px-2 py-0.5 text-xl font-semibold tracking-tight text-balance hover:bg-hover focus-visible:bg-surface read-only:hover:bg-transparent"
      />
      {draft.problem && (
        <p role="alert" className="text-xs text-bad">
          {draft.problem}
        </p>
      )}
    </div>
  )
}
