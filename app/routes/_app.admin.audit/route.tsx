import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ScrollText } from 'lucide-react'
import { authorise } from '#domain/access.ts'
import { listAudit } from '#db/pace/audit.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../components/filter-bar.tsx'
import { optionsOf } from '../../components/select.tsx'
import { usePagedRows } from '../../components/use-paged-rows.ts'
import { requirePerson } from '../../context.server.ts'
import { useWorkspace } from '../../frame/workspace.tsx'
import { AuditList } from './audit-list.tsx'
import { readFilters, SPANS } from './filters.ts'

const PAGE = 100

export const meta: MetaFunction = () => [{ title: 'Audit · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  authorise(actor, 'read', 'audit')
  const { filter, before } = readFilters(new URL(request.url).searchParams, Date.now())
  const { rows, next } = await listAudit(db, filter, { limit: PAGE, before })
  return { page: { rows, next: next === null ? null : String(next) } }
}

export default function Audit() {
  const { page } = useLoaderData<typeof loader>()
  const { rows, loadMore, complete } = usePagedRows(page)
  const { colleagues } = useWorkspace()
  const actors = colleagues.map(({ id, name }) => ({ value: `person:${id}`, label: name }))
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="border-b px-4 py-2 md:px-6">
        <FilterBar search="Search the audit">
          <FilterSelect name="actor" label="Who" options={actors} />
          <FilterSelect
            name="outcome"
            label="Outcome"
            options={optionsOf({ allowed: 'Allowed', denied: 'Denied', failed: 'Failed' })}
          />
          <FilterSelect name="span" label="All time" options={optionsOf(SPANS)} />
        </FilterBar>
      </div>
      {rows.length === 0 ? (
        <EmptyState icon={ScrollText} title="Nothing on record">
          Sign-ins, changed rights, clients and refusals stand here, and nobody can change them.
        </EmptyState>
      ) : (
        <AuditList rows={rows} onNearEnd={complete ? undefined : loadMore} />
      )}
    </div>
  )
}
