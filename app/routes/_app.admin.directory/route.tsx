import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import { authorise } from '#domain/access.ts'
import { findLastFullRun, listRuns } from '#db/pace/directory-runs.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../components/filter-bar.tsx'
import { optionsOf } from '../../components/select.tsx'
import { usePagedRows } from '../../components/use-paged-rows.ts'
import { requirePerson } from '../../context.server.ts'
import { OUTCOMES, readFilters, TRIGGERS, writeCursor } from './filters.ts'
import { LastRun } from './last-run.tsx'
import { RunList } from './run-list.tsx'

const PAGE = 30

export const meta: MetaFunction = () => [{ title: 'Directory · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  authorise(actor, 'read', 'directory')
  const { filter, before } = readFilters(new URL(request.url).searchParams)
  const [{ rows, next }, last] = await Promise.all([
    listRuns(db, filter, { limit: PAGE, before }),
    findLastFullRun(db),
  ])
  return { page: { rows, next: next && writeCursor(next) }, last }
}

export default function Directory() {
  const { page, last } = useLoaderData<typeof loader>()
  const { rows, loadMore, complete } = usePagedRows(page)
  if (!last && rows.length === 0) return <NotRead />
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 md:px-6">
        <FilterBar>
          <FilterSelect name="trigger" label="Begun by" options={optionsOf(TRIGGERS)} />
          <FilterSelect name="outcome" label="Outcome" options={optionsOf(OUTCOMES)} />
          <FilterSelect name="show" label="With effects" options={optionsOf({ all: 'All runs' })} />
        </FilterBar>
        {last && <LastRun run={last} />}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={Building2} title="Nothing to show">
          No run fits these filters. Runs that changed nobody are under “All runs”.
        </EmptyState>
      ) : (
        <RunList rows={rows} onNearEnd={complete ? undefined : loadMore} />
      )}
    </div>
  )
}

function NotRead() {
  return (
    <EmptyState icon={Building2} title="The directory has not been read yet">
      With a service account of your Google Workspace, people, roles and teams come from there, and
      whoever leaves is shut out within seconds. docs/directory.md says how to set it up.
    </EmptyState>
  )
}
