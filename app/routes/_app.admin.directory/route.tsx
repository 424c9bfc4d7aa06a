import { adminWords } from '#words/admin.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Building2 } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import { findLastFullRun, listRuns } from '#db/pace/directory/runs.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../components/kit/filter-bar.tsx'
import { optionsOf } from '../../components/kit/select.tsx'
import { usePagedRows } from '../../components/hooks/use-paged-rows.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { readFilters, writeCursor } from './filters.ts'
import { LastRun } from './last-run.tsx'
import { RunList } from './run-list.tsx'
import { loadPageOrMore } from '../../pages/beside-page.ts'

const PAGE = 30

export const meta: MetaFunction = () => [{ title: `${adminWords().directory.title} · PACE` }]

export const clientLoader = loadPageOrMore

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
  const words = adminWords().directory
  // One that is still running has no outcome to ask for.
  const { running: _, ...outcomes } = words.outcomes
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2 md:px-6">
        <FilterBar>
          <FilterSelect name="trigger" label={words.begunBy} options={optionsOf(words.triggers)} />
          <FilterSelect name="outcome" label={adminWords().outcome} options={optionsOf(outcomes)} />
          <FilterSelect
            name="show"
            label={words.withEffects}
            options={optionsOf({ all: words.allRuns })}
          />
        </FilterBar>
        {last && <LastRun run={last} />}
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={Building2} title={words.none}>
          {words.noneHint}
        </EmptyState>
      ) : (
        <RunList rows={rows} onNearEnd={complete ? undefined : loadMore} />
      )}
    </div>
  )
}

function NotRead() {
  return (
    <EmptyState icon={Building2} title={adminWords().directory.notRead}>
      {adminWords().directory.notReadHint}
    </EmptyState>
  )
}
