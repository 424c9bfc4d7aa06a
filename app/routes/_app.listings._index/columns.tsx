import { Bath, BedDouble, Maximize2 } from 'lucide-react'
import type { ListingRow } from '#db/pace/listings.ts'
import { Avatar, NobodyAvatar } from '../../components/avatar.tsx'
import { formatMoney, formatNumber } from '../../components/format-money.ts'
import { ListingStatusBadge } from '../../components/listing-status.tsx'
import { PortalDots } from '../../components/portal-dots.tsx'
import type { RecordColumn } from '../../components/record-list.tsx'
import { RelativeTime } from '../../components/time.tsx'

export const LISTING_COLUMNS: readonly RecordColumn<ListingRow>[] = [
  {
    key: 'title',
    header: 'Listing',
    width: 'minmax(240px,2.2fr)',
    cell: (row) => (
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="truncate font-medium">{row.title ?? 'Untitled'}</span>
        <span className="shrink-0 text-xs text-faint">{row.reference}</span>
      </span>
    ),
  },
  {
    key: 'status',
    header: 'Status',
    width: '104px',
    cell: (row) => <ListingStatusBadge status={row.status} />,
  },
  {
    key: 'price',
    header: 'Price',
    width: '128px',
    numeric: true,
    cell: (row) => <Price row={row} />,
  },
  {
    key: 'place',
    header: 'Community',
    width: 'minmax(140px,1.2fr)',
    cell: (row) => (
      <span className="truncate">
        {row.areaName}
        {row.building && <span className="text-faint"> · {row.building}</span>}
      </span>
    ),
  },
  { key: 'beds', header: 'Beds', width: '48px', numeric: true, cell: (row) => bedrooms(row) },
  {
    key: 'size',
    header: 'Size',
    width: '84px',
    numeric: true,
    cell: (row) =>
      row.sizeSqft && (
        <span>
          {formatNumber(row.sizeSqft)} <span className="text-faint">sq ft</span>
        </span>
      ),
  },
  {
    key: 'portals',
    header: 'Portals',
    width: '84px',
    cell: (row) => <PortalDots portals={row.portals} />,
  },
  {
    key: 'agent',
    header: 'Agent',
    width: '48px',
    cell: (row) => <Agent row={row} />,
  },
  {
    key: 'updated',
    header: 'Changed',
    width: '84px',
    numeric: true,
    cell: (row) => <RelativeTime at={row.updatedAt} className="text-faint" />,
  },
]

export function ListingOnPhone({ row }: { row: ListingRow }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-base font-medium">
          {row.title ?? 'Untitled'}
        </span>
        <ListingStatusBadge status={row.status} />
      </div>
      <div className="flex items-center gap-3 text-sm text-muted">
        <Price row={row} />
        <span className="flex items-center gap-1">
          <BedDouble aria-label="Bedrooms" className="size-3.5 text-faint" />
          {bedrooms(row)}
        </span>
        {row.bathrooms && (
          <span className="flex items-center gap-1">
            <Bath aria-label="Bathrooms" className="size-3.5 text-faint" />
            {row.bathrooms}
          </span>
        )}
        {row.sizeSqft && (
          <span className="flex items-center gap-1">
            <Maximize2 aria-label="Square feet" className="size-3.5 text-faint" />
            {formatNumber(row.sizeSqft)}
          </span>
        )}
      </div>
      <div className="flex items-center gap-2 text-xs text-faint">
        <span className="min-w-0 flex-1 truncate">
          {[row.areaName, row.building].filter(Boolean).join(' · ')}
        </span>
        <PortalDots portals={row.portals} />
      </div>
    </div>
  )
}

function Price({ row }: { row: ListingRow }) {
  if (row.price === null) return <span className="text-faint">No price</span>
  return (
    <span className="font-medium text-ink">
      {formatMoney(row.price, row.purpose === 'rent' ? row.rentPeriod : null)}
    </span>
  )
}

function Agent({ row }: { row: ListingRow }) {
  if (!row.agentId || !row.agentName) return <NobodyAvatar />
  return <Avatar face={{ id: row.agentId, name: row.agentName }} />
}

function bedrooms(row: ListingRow): string {
  if (row.bedrooms === null) return '–'
  return row.bedrooms === 0 ? 'Studio' : String(row.bedrooms)
}
