import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useSearchParams } from '@remix-run/react'
import { CalendarDays } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access.ts'
import { parse } from '#domain/parse.ts'
import { findViewing, listViewings, setViewingOutcome } from '#db/pace/viewings.ts'
import { teamScope } from '../../api/scopes.ts'
import { cn } from '../../components/class-names.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { FilterBar, FilterSelect } from '../../components/filter-bar.tsx'
import { formatDayName } from '../../components/format-time.ts'
import { optionsOf } from '../../components/select.tsx'
import { useNow } from '../../components/use-now.ts'
import { useRowKeys } from '../../components/use-row-keys.ts'
import { notFound, requirePerson } from '../../context.server.ts'
import { Page } from '../../frame/page.tsx'
import { useWorkspace } from '../../frame/workspace.tsx'
import { byDay } from './by-day.ts'
import { readFilters, VIEWING_STATUSES } from './filters.ts'
import { ViewingItem } from './viewing-item.tsx'

const PAGE = 200

export const meta: MetaFunction = () => [{ title: 'Viewings · PACE' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, person, db } = requirePerson(context, request)
  authorise(actor, 'read', 'viewing', { teamId: person.teamId, ownerId: person.id })
  const { filter, past } = readFilters(new URL(request.url).searchParams, Date.now())
  const page = { limit: PAGE, newestFirst: past }
  const viewings = await listViewings(db, teamScope(actor, 'calls:read'), filter, page)
  return { viewings }
}

const OutcomeSchema = z.object({
  viewingId: z.uuid(),
  status: z.enum(['confirmed', 'cancelled', 'attended', 'noShow']),
})

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  const form = Object.fromEntries(await request.formData())
  const { viewingId, status } = parse(OutcomeSchema, form, 'The viewing')
  const viewing = (await findViewing(db, viewingId)) ?? notFound('viewing')
  authorise(actor, 'write', 'viewing', { ownerId: viewing.agentId, teamId: viewing.teamId })
  await setViewingOutcome(db, viewing, { status, actor })
  return { viewingId, status }
}

export default function Viewings() {
  const { viewings } = useLoaderData<typeof loader>()
  const now = useNow()
  useRowKeys()
  return (
    <Page
      title="Viewings"
      aside={<span className="text-sm text-faint">{viewings.length}</span>}
      toolbar={<Filters />}
    >
      {viewings.length === 0 && (
        <EmptyState icon={CalendarDays} title="No viewings here">
          A viewing is agreed with an applicant on a lead, and stands here from then on.
        </EmptyState>
      )}
      <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        {byDay(viewings).map(({ day, viewings: ofDay }) => (
          <section
            key={day}
            className="grid grid-cols-[minmax(0,1fr)] gap-2 md:grid-cols-[120px_minmax(0,1fr)] md:gap-6"
          >
            <h2 className="pt-3 text-sm font-semibold" suppressHydrationWarning>
              {formatDayName(ofDay[0]?.startsAt ?? day, now)}
              <span className="ms-2 font-normal text-faint">{ofDay.length}</span>
            </h2>
            <ul className="divide-y rounded-lg border">
              {ofDay.map((viewing) => (
                <ViewingItem key={viewing.id} viewing={viewing} />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Page>
  )
}

function Filters() {
  const { colleagues } = useWorkspace()
  const [params] = useSearchParams()
  const past = params.get('when') === 'past'
  const agents = colleagues.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className="flex flex-wrap items-center gap-2">
      <nav aria-label="When" className="flex gap-0.5">
        <WhenLink to="/viewings" current={!past}>
          Coming
        </WhenLink>
        <WhenLink to="/viewings?when=past" current={past}>
          Past
        </WhenLink>
      </nav>
      <FilterBar keep={['when']}>
        <FilterSelect name="status" label="Status" options={optionsOf(VIEWING_STATUSES)} />
        <FilterSelect name="agent" label="Agent" options={agents} />
      </FilterBar>
    </div>
  )
}

type WhenLinkProps = { to: string; current: boolean; children: string }

function WhenLink({ to, current, children }: WhenLinkProps) {
  return (
    <Link
      to={to}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex h-8 items-center rounded-md px-2.5 text-sm text-muted hover:bg-hover',
        current && 'bg-selected font-medium text-ink',
      )}
    >
      {children}
    </Link>
  )
}
