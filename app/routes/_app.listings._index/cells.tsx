import { formatWords } from '#words/format.ts'
import { Bath, BedDouble, Maximize2 } from 'lucide-react'
import type { ListingColumn } from '#domain/list/listings.ts'
import type { ListingRow } from '#db/pace/listings/columns.ts'
import { labelWords } from '#words/labels.ts'
import { listingsWords } from '#words/listings.ts'
import { ListingStatusBadge } from '../../components/business/listing-status.tsx'
import { PortalDots } from '../../components/business/portal-dots.tsx'
import { formatMoney } from '../../components/format/format-money.ts'
import { formatSize } from '../../components/format/format-size.ts'
import { formatLongDay } from '../../components/format/format-time.ts'
import type { Cells } from '../../list/table/list-table.tsx'
import {
  ChoiceCell,
  FaceCell,
  LabelCell,
  Quiet,
  TeamCell,
  Unknown,
  WhenCell,
  YesCell,
} from '../../list/table/plain-cells.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

export const LISTING_CELLS: Cells<ListingColumn, ListingRow> = {
  title: (row) => <Title row={row} />,
  reference: ({ reference }) => <Quiet text={reference} />,
  status: ({ status }) => <ListingStatusBadge status={status} />,
  purpose: ({ purpose }) => <ChoiceCell noun="listing" of="purpose" value={purpose} />,
  price: (row) => <Price row={row} />,
  propertyType: ({ propertyType }) => <LabelCell kind="propertyType" value={propertyType} />,
  area: (row) => <Place row={row} />,
  building: ({ building }) => <Quiet text={building} />,
  unit: ({ unit }) => <Quiet text={unit} />,
  bedrooms: (row) => bedrooms(row) ?? <Unknown />,
  bathrooms: (row) => row.bathrooms ?? <Unknown />,
  size: ({ sizeSqft }) => (sizeSqft ? formatSize(sizeSqft) : <Unknown />),
  furnishing: ({ furnishing }) => <ChoiceCell noun="listing" of="furnishing" value={furnishing} />,
  portal: ({ portals }) => <PortalDots portals={portals} />,
  agent: ({ agentId }) => <FaceCell id={agentId} />,
  team: ({ teamId }) => <TeamCell id={teamId} />,
  availableFrom: ({ availableFrom: day }) => <Quiet text={day && formatLongDay(day)} />,
  permit: ({ permitNumber }) => <Quiet text={permitNumber} />,
  offPlan: ({ offPlan }) => <YesCell is={offPlan === true} />,
  petsAllowed: ({ petsAllowed }) => <YesCell is={petsAllowed === true} />,
  tags: ({ tags }) => <Quiet text={formatWords().list(tags) || null} />,
  updated: ({ updatedAt }) => <WhenCell at={updatedAt} />,
  created: ({ createdAt }) => <WhenCell at={createdAt} />,
  archived: ({ archived }) => <YesCell is={archived} />,
}

export function nameOf({ title, reference }: ListingRow): string {
  return title ?? reference
}

function Title({ row }: { row: ListingRow }) {
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <bdi className="truncate font-medium">{row.title ?? listingsWords().untitled}</bdi>
      <span className="shrink-0 text-xs text-faint">{row.reference}</span>
    </span>
  )
}

function Place({ row: { area, building } }: { row: ListingRow }) {
  const { areaName } = useWorkspace()
  if (!area) return <Unknown />
  return (
    <span className="truncate">
      {areaName(area)}
      {building && (
        <span className="text-faint">
          {' · '}
          <bdi>{building}</bdi>
        </span>
      )}
    </span>
  )
}

export function ListingOnPhone({ row }: { row: ListingRow }) {
  const words = listingsWords()
  const { areaName } = useWorkspace()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1">
      <div className="flex items-center gap-2">
        <bdi className="min-w-0 flex-1 truncate text-base font-medium">
          {row.title ?? words.untitled}
        </bdi>
        <ListingStatusBadge status={row.status} />
      </div>
      <div className="flex items-center gap-3 text-sm text-muted">
        <Price row={row} />
        <span className="flex items-center gap-1">
          <BedDouble aria-label={words.bedrooms} className="size-3.5 text-faint" />
          {bedrooms(row) ?? '–'}
        </span>
        {row.bathrooms && (
          <span className="flex items-center gap-1">
            <Bath aria-label={words.bathrooms} className="size-3.5 text-faint" />
            {row.bathrooms}
          </span>
        )}
        {row.sizeSqft && (
          <span className="flex items-center gap-1">
            <Maximize2 aria-label={words.size} className="size-3.5 text-faint" />
            {formatSize(row.sizeSqft)}
          </span>
        )}
      </div>
      <div className="flex items-center gap-2 text-xs text-faint">
        <span className="min-w-0 flex-1 truncate">
          {[row.area && areaName(row.area), row.building].filter(Boolean).join(' · ')}
        </span>
        <PortalDots portals={row.portals} />
      </div>
    </div>
  )
}

function Price({ row }: { row: ListingRow }) {
  if (row.price === null) return <span className="text-faint">{listingsWords().noPrice}</span>
  return (
    <span className="font-medium text-ink">
      {formatMoney(row.price, row.purpose === 'rent' ? row.rentPeriod : null)}
    </span>
  )
}

function bedrooms(row: ListingRow): string | null {
  if (row.bedrooms === null) return null
  return row.bedrooms === 0 ? labelWords().studio : String(row.bedrooms)
}
