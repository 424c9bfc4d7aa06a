import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { Plus, Users } from 'lucide-react'
import { authorise } from '#domain/access.ts'
import { LEAD_SOURCES } from '#domain/catalogue.ts'
import { countLeads, listLeads } from '#db/pace/leads.ts'
import { leadScope } from '../../api/scopes.ts'
import { ButtonLink } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../components/filter-bar.tsx'
import { formatNumber } from '../../components/format-money.ts'
import { RecordList } from '../../components/record-list.tsx'
import { optionsOf } from '../../components/select.tsx'
import { usePagedRows } from '../../components/use-paged-rows.ts'
import { useRowKeys } from '../../components/use-row-keys.ts'
import { requirePerson } from '../../context.server.ts'
import { Page } from '../../frame/page.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { decodeCursor, encodeCursor } from '../../page-cursor.ts'
import { LEAD_COLUMNS, LeadOnPhone } from './columns.tsx'
import { createLead } from './create-lead.server.ts'
import { CursorSchema, readFilters } from './filters.ts'
import { NewLeadDialog } from './new-lead-dialog.tsx'
import { StageTabs } from './stage-tabs.tsx'

const PAGE = 120

export const meta: MetaFunction = () => [{ title: 'Leads · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'lead', { ownerId: person.id })
  const params = new URL(request.url).searchParams
  const filter = readFilters(params)
  const cursor = params.get('cursor')
  const after = cursor ? decodeCursor(CursorSchema, cursor) : undefined
  const scope = leadScope(actor)
  const [page, counts] = await Promise.all([
    listLeads(db, scope, filter, { limit: PAGE, after }),
    countLeads(db, scope, filter),
  ])
  return { page: { rows: page.rows, next: page.next && encodeCursor(page.next) }, counts }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const who = requirePerson(context, request)
  const id = await createLead(who, await request.formData())
  return redirect(`/leads/${id}`)
}

export default function Leads() {
  const { page, counts } = useLoaderData<typeof loader>()
  const [params] = useSearchParams()
  const { rows, loadMore } = usePagedRows(page)
  const stage = params.get('stage')
  const total = stage
    ? (counts[stage] ?? 0)
    : Object.values(counts).reduce((sum, count) => sum + count, 0)
  const toNew = `?${new URLSearchParams([...params, ['new', '']]).toString()}`
  useRowKeys()
  return (
    <Page
      fixed
      className="flex flex-col"
      title="Leads"
      aside={<span className="text-sm text-faint">{formatNumber(total)}</span>}
      actions={
        <ButtonLink to={toNew} variant="primary" size="sm" className="h-8" title="New lead (N)">
          <Plus className="size-3.5" aria-hidden />
          New lead
        </ButtonLink>
      }
      toolbar={<Filters counts={counts} />}
    >
      <RecordList
        label="Leads"
        columns={LEAD_COLUMNS}
        rows={rows}
        rowKey={(row) => row.id}
        link={(row) => ({ to: `/leads/${row.id}`, label: row.name ?? row.reference })}
        phone={(row) => <LeadOnPhone row={row} />}
        onNearEnd={loadMore}
        empty={
          <EmptyState icon={Users} title="No lead fits">
            Take away a filter, or search for a name, a phone number or a reference.
          </EmptyState>
        }
      />
      <NewLeadDialog />
    </Page>
  )
}

const SORTS = {
  updated: 'Latest changed',
  newest: 'Newest',
  followUp: 'Next follow-up',
  budget: 'Budget, high first',
}

function Filters({ counts }: { counts: Record<string, number> }) {
  const { me, areas, colleagues } = useWorkspace()
  const communities = areas.map(({ key, name }) => ({ value: key, label: name }))
  const owners = colleagues
    .filter((person) => person.id !== me.id && (me.role === 'admin' || person.teamId === me.teamId))
    .map(({ id, name }) => ({ value: id, label: name }))
  const ownerOptions = [
    { value: me.id, label: 'Me' },
    { value: 'none', label: 'Nobody yet' },
    ...owners,
  ]
  return (
    <div className="grid gap-2">
      <StageTabs counts={counts} />
      <FilterBar search="Search leads" keep={['stage', 'new']}>
        <FilterSelect name="owner" label="Owner" options={ownerOptions} />
        <FilterSelect name="area" label="Community" options={communities} />
        <FilterSelect name="source" label="Source" options={optionsOf(LEAD_SOURCES)} />
        <FilterSelect name="sort" label="Sort" options={optionsOf(SORTS)} />
      </FilterBar>
    </div>
  )
}
