import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { Phone } from 'lucide-react'
import { authorise } from '#domain/access.ts'
import { CALL_STATES } from '#domain/call/fields.ts'
import { listCalls } from '#db/pace/calls.ts'
import { callerName } from '../../components/caller-name.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../components/filter-bar.tsx'
import { isGoingOn, LiveDot } from '../../components/call-state.tsx'
import { RecordList } from '../../components/record-list.tsx'
import { optionsOf } from '../../components/select.tsx'
import { usePagedRows } from '../../components/use-paged-rows.ts'
import { teamScope } from '../../api/scopes.ts'
import { requirePerson } from '../../context.server.ts'
import { Page } from '../../frame/page.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { decodeCursor, encodeCursor } from '../../page-cursor.ts'
import { CALL_COLUMNS, CallOnPhone } from './columns.tsx'
import { CursorSchema, readFilters } from './filters.ts'
import { useLiveCallRows } from './use-live-call-rows.ts'

const PAGE = 100

export const meta: MetaFunction = () => [{ title: 'Calls · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'call', { teamId: person.teamId, ownerId: person.id })
  const params = new URL(request.url).searchParams
  const cursor = params.get('cursor')
  const after = cursor ? decodeCursor(CursorSchema, cursor) : undefined
  const page = await listCalls(db, teamScope(actor, 'calls:read'), readFilters(params), {
    limit: PAGE,
    after,
  })
  return { page: { rows: page.rows, next: page.next && encodeCursor(page.next) } }
}

export default function Calls() {
  const { page } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const { rows: loaded, loadMore } = usePagedRows(page)
  const rows = useLiveCallRows(loaded, readFilters(params))
  const live = rows.filter((row) => isGoingOn(row.state)).length
  return (
    <Page
      fixed
      className="flex flex-col"
      title="Calls"
      aside={
        live > 0 && (
          <span className="flex items-center gap-2 text-sm text-good">
            <LiveDot /> {live} now
          </span>
        )
      }
      toolbar={<Filters />}
    >
      <RecordList
        label="Calls"
        columns={CALL_COLUMNS}
        rows={rows}
        rowKey={(row) => row.id}
        link={(row) => ({ to: `/calls/${row.id}`, label: `Call with ${callerName(row)}` })}
        phone={(row) => <CallOnPhone row={row} />}
        rowClass={(row) => isGoingOn(row.state) && 'bg-good-soft/40'}
        onNearEnd={loadMore}
        empty={
          <EmptyState icon={Phone} title="No calls">
            Calls appear here by themselves when the call centre puts them through.
          </EmptyState>
        }
      />
    </Page>
  )
}

function Filters() {
  const { colleagues } = useWorkspace()
  const agents = colleagues.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <FilterBar search="Search calls">
      <FilterSelect name="state" label="State" options={optionsOf(CALL_STATES)} />
      <FilterSelect
        name="direction"
        label="In and out"
        options={optionsOf({ inbound: 'Inbound', outbound: 'Outbound' })}
      />
      <FilterSelect name="agent" label="Agent" options={agents} />
    </FilterBar>
  )
}
