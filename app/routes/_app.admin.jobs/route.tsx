import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ListRestart } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { JOB_CHANGES, JOB_STATES, type JobState } from '#domain/jobs/job.ts'
import { parse } from '#domain/parse.ts'
import { countJobs, listEventReaders, listJobs } from '#db/pace/jobs/board.ts'
import { jobWords } from '#words/jobs.ts'
import { formatCount } from '../../components/format/format-count.ts'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { usePagedRows } from '../../components/hooks/use-paged-rows.ts'
import { changeJob } from '../../jobs/change-job.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { JobLine } from './job-line.tsx'
import { Readers } from './readers.tsx'
import { loadPageOrMore, sendFromPage } from '../../pages/beside-page.ts'

const PAGE = 50

export const meta: MetaFunction = () => [{ title: `${jobWords().title} · PACE` }]

const QuerySchema = z.object({
  state: z.enum(JOB_STATES).optional().catch(undefined),
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
})

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  authorise(actor, 'read', 'job')
  const query = QuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const counts = await countJobs(db)
  // What asks for somebody stands first.
  const state = query.state ?? JOB_STATES.toReversed().find((one) => counts[one] > 0) ?? 'waiting'
  const [page, readers] = await Promise.all([
    listJobs(db, { state, before: query.before, limit: PAGE }),
    listEventReaders(db),
  ])
  return { state, counts, page, readers }
}

const ChangeSchema = z.object({ intent: z.enum(JOB_CHANGES), id: z.string().regex(/^\d{1,18}$/) })

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  authorise(actor, 'change', 'job')
  const { intent: change, id } = parse(
    ChangeSchema,
    Object.fromEntries(await request.formData()),
    'The change',
  )
  await changeJob(db, { actor, by, id, change })
  return { changed: id }
}

export default function Jobs() {
  const { state, counts, page, readers } = useLoaderData<typeof loader>()
  const { rows, loadMore, complete } = usePagedRows(page)
  const words = jobWords()
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-4xl grid-cols-[minmax(0,1fr)] gap-6">
        <States state={state} counts={counts} />
        {rows.length === 0 ? (
          <EmptyState icon={ListRestart} title={words.none[state]}>
            {words.noneHint}
          </EmptyState>
        ) : (
          <ul className="divide-y rounded-xl border bg-surface text-sm shadow-low">
            {rows.map((job) => (
              <JobLine key={job.id} job={job} />
            ))}
          </ul>
        )}
        {!complete && (
          <Button onClick={loadMore} className="justify-self-start">
            {words.more}
          </Button>
        )}
        <Readers readers={readers} />
      </div>
    </div>
  )
}

function States({ state, counts }: { state: JobState; counts: Record<JobState, number> }) {
  const words = jobWords()
  return (
    <nav aria-label={words.title} className="flex flex-wrap gap-1.5">
      {JOB_STATES.map((one) => (
        <Link
          key={one}
          to={`?state=${one}`}
          aria-current={one === state ? 'page' : undefined}
          className={cn(
            'flex h-7 items-center gap-1.5 rounded-md border px-2.5 text-xs text-muted hover:bg-hover hover:text-ink',
            one === state && 'bg-selected font-medium text-ink',
          )}
        >
          {words.states[one]}
          <span className={cn('tabular-nums', one === 'dead' && counts.dead > 0 && 'text-bad')}>
            {formatCount(counts[one])}
          </span>
        </Link>
      ))}
    </nav>
  )
}
