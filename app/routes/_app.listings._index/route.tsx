import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import { PORTALS, PROPERTY_TYPES } from '#domain/catalogue.ts'
import { LISTING_STATUSES } from '#domain/listing/fields.ts'
import { authorise } from '#domain/access.ts'
import { countListings, listListings } from '#db/pace/listings.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../components/filter-bar.tsx'
import { formatNumber } from '../../components/format-money.ts'
import { RecordList } from '../../components/record-list.tsx'
import { optionsOf } from '../../components/select.tsx'
import { usePagedRows } from '../../components/use-paged-rows.ts'
import { teamScope } from '../../api/scopes.ts'
import { requirePerson } from '../../context.server.ts'
import { Page } from '../../frame/page.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { decodeCursor, encodeCursor } from '../../page-cursor.ts'
import { LISTING_COLUMNS, ListingOnPhone } from './columns.tsx'
import { CursorSchema, readFilters } from './filters.ts'
import { StatusTabs } from './status-tabs.tsx'

const PAGE = 120

export const meta: MetaFunction = () => [{ title: 'Listings · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'listing', { teamId: person.teamId })
  const params = new URL(request.url).searchParams
  const filter = readFilters(params)
  const cursor = params.get('cursor')
  const after = cursor ? decodeCursor(CursorSchema, cursor) : undefined
  const scope = teamScope(actor, 'listings:read')
  const [page, counts] = await Promise.all([
    listListings(db, scope, filter, { limit: PAGE, after }),
    countListings(db, scope, filter),
  ])
  return { page: { rows: page.rows, next: page.next && encodeCursor(page.next) }, counts }
}

export default function Listings() {
  const { page, counts } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const { rows, loadMore } = usePagedRows(page)
  const status = params.get('status')
  const total = status ? (counts[status] ?? 0) : sum(Object.values(counts))
  return (
    <Page
      fixed
      className="flex flex-col"
      title="Listings"
      aside={<span className="text-sm text-faint">{formatNumber(total)}</span>}
      toolbar={<Filters counts={counts} />}
    >
      <RecordList
        label="Listings"
        columns={LISTING_COLUMNS}
        rows={rows}
        rowKey={(row) => row.id}
        link={(row) => ({ to: `/listings/${row.id}`, label: row.title ?? row.reference })}
        phone={(row) => <ListingOnPhone row={row} />}
        onNearEnd={loadMore}
        empty={
          <EmptyState icon={Building2} title="No listing fits">
            Take away a filter, or search for a reference, a building or a community.
          </EmptyState>
        }
      />
    </Page>
  )
}

const BEDROOMS = ['Studio', '1', '2', '3', '4', '5', '6'].map((label, index) => ({
  value: String(index),
  label: index === 0 ? label : `${label} bed`,
}))
const SORTS = {
  updated: 'Latest changed',
  priceLow: 'Price, low first',
  priceHigh: 'Price, high first',
  size: 'Largest first',
}

function Filters({ counts }: { counts: Record<string, number> }) {
  const { areas, colleagues } = useWorkspace()
  const communities = areas.map(({ key, name }) => ({ value: key, label: name }))
  const agents = colleagues.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="grid gap-2">
      <StatusTabs statuses={LISTING_STATUSES} counts={counts} />
      <FilterBar search="Search listings" keep={['status']}>
        <FilterSelect
          name="purpose"
          label="Sale or rent"
          options={optionsOf({ sale: 'Sale', rent: 'Rent' })}
        />
        <FilterSelect name="area" label="Community" options={communities} />
        <FilterSelect name="type" label="Type" options={optionsOf(PROPERTY_TYPES)} />
        <FilterSelect name="beds" label="Bedrooms" options={BEDROOMS} />
        <FilterSelect name="agent" label="Agent" options={agents} />
        <FilterSelect name="portal" label="On portal" options={optionsOf(PORTALS)} />
        <FilterSelect name="sort" label="Sort" options={optionsOf(SORTS)} />
      </FilterBar>
    </div>
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
