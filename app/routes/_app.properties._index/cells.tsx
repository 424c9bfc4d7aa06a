import type { PropertyColumn } from '#domain/list/properties.ts'
import { propertyTitle } from '#domain/property/property.ts'
import { labelOf } from '#domain/reference/reference.ts'
import type { PropertyRow } from '#db/pace/properties/columns.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { listWords } from '#words/lists.ts'
import { propertyWords } from '#words/properties.ts'
import { ListingStatusBadge } from '../../components/business/listing-status.tsx'
import { formatMoney, formatNumber } from '../../components/format/format-money.ts'
import { formatSize } from '../../components/format/format-size.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Avatar, NobodyAvatar } from '../../components/kit/avatar.tsx'
import { useReference } from '../../house/use-house.tsx'
import type { Cells } from '../../list/table/list-table.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

export const PROPERTY_CELLS: Cells<PropertyColumn, PropertyRow> = {
  building: ({ building }) =>
    building ? <bdi className="truncate font-medium">{building}</bdi> : <Unknown />,
  unit: ({ unit }) => <Text value={unit} />,
  area: ({ area }) => <Area area={area} />,
  propertyType: ({ propertyType }) => <PropertyType value={propertyType} />,
  bedrooms: ({ bedrooms }) => roomsOf(bedrooms) ?? <Unknown />,
  bathrooms: ({ bathrooms }) => <Count value={bathrooms} />,
  size: ({ sizeSqft }) => (sizeSqft === null ? <Unknown /> : formatSize(sizeSqft)),
  floor: ({ floor }) => <Count value={floor} />,
  parking: ({ parking }) => <Count value={parking} />,
  listing: ({ listing }) => (listing ? <ListingStatusBadge status={listing} /> : <Unknown />),
  price: ({ price }) => (price === null ? <Unknown /> : <bdi dir="ltr">{formatMoney(price)}</bdi>),
  owners: ({ owners }) => (owners > 0 ? formatNumber(owners) : <Unknown />),
  titleDeed: ({ titleDeed }) => <Text value={titleDeed} />,
  makani: ({ makani }) => <Text value={makani} />,
  agent: ({ agentId }) => <Keeper id={agentId} />,
  team: ({ teamId }) => <Team id={teamId} />,
  updated: ({ updatedAt }) => <RelativeTime at={updatedAt} className="text-muted" />,
  created: ({ createdAt }) => <RelativeTime at={createdAt} className="text-muted" />,
}

export function PropertyOnPhone({ row }: { row: PropertyRow }) {
  const { areaName } = useWorkspace()
  const size = row.sizeSqft === null ? null : formatSize(row.sizeSqft)
  const detail = [row.area && areaName(row.area), roomsOf(row.bedrooms), size]
  return (
    <div className="flex items-center gap-3">
      <div className="grid min-w-0 flex-1 gap-0.5">
        <p className="flex items-center gap-2">
          <bdi className="truncate font-medium">{nameOf(row)}</bdi>
          <span className="ms-auto shrink-0">
            <ListingStatusBadge status={row.listing} />
          </span>
        </p>
        <p className="line-clamp-2 text-xs text-muted">{detail.filter(Boolean).join(' · ')}</p>
      </div>
      <Keeper id={row.agentId} />
    </div>
  )
}

export function nameOf(row: PropertyRow): string {
  return propertyTitle(row) ?? propertyWords().nameless
}

function Area({ area }: { area: string | null }) {
  const { areaName } = useWorkspace()
  return <Text value={area && areaName(area)} />
}

function PropertyType({ value }: { value: string | null }) {
  const reference = useReference()
  return <Text value={value && labelOf(reference, 'propertyType', value, currentLanguage())} />
}

function Keeper({ id }: { id: string | null }) {
  const face = useWorkspace().face(id)
  return face ? <Avatar face={face} /> : <NobodyAvatar />
}

function Team({ id }: { id: string | null }) {
  const { teamName } = useWorkspace()
  return <Text value={id && teamName(id)} />
}

function Text({ value }: { value: string | null }) {
  return value ? <bdi className="text-muted">{value}</bdi> : <Unknown />
}

function Count({ value }: { value: number | null }) {
  return value === null ? <Unknown /> : <>{formatNumber(value)}</>
}

function Unknown() {
  return <span className="text-faint">–</span>
}

function roomsOf(bedrooms: number | null): string | null {
  if (bedrooms === null) return null
  return bedrooms === 0 ? listWords().studio : listWords().beds(bedrooms)
}
