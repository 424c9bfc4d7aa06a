import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useRevalidator } from '@remix-run/react'
import { CircleCheck, Download } from 'lucide-react'
import { useEffect } from 'react'
import { listRefused } from '#db/pace/commands/bulk-page.ts'
import { bulkWords } from '#words/bulk.ts'
import { sayProblem } from '#words/problems.ts'
import { BulkProgress } from '../../bulk/bulk-progress.tsx'
import { BulkSteps } from '../../bulk/bulk-steps.tsx'
import { titleOf } from '../../bulk/bulk-words.ts'
import { requireOwnBulk } from '../../bulk/own-bulk.server.ts'
import { namesOf } from '../../bulk/record-names.server.ts'
import { RelativeTime } from '../../components/format/time.tsx'
import { Section } from '../../components/kit/card.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { Page } from '../../frame/page.tsx'
import { requirePerson } from '../../pages/context.server.ts'

/** So many are listed; the file has all. */
const SHOWN = 200
const AGAIN_MS = 700

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? titleOf(data.bulk) : bulkWords().reportTitle} · PACE` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  const { bulk, undo } = await requireOwnBulk(who, params['id'])
  const refused = await listRefused(who.db, bulk.id, { after: 0, limit: SHOWN })
  const names = await namesOf(who, refused)
  return {
    bulk,
    undo,
    refused: refused.map(({ document, code, reason }) => ({
      document,
      ...(names.get(document) ?? { name: document, reference: '', to: null }),
      problem: { detail: reason ?? '', code: code ?? undefined },
    })),
  }
}

export default function BulkReport() {
  const { bulk, undo, refused } = useLoaderData<typeof loader>()
  useFollow(bulk.state === 'running' || undo?.state === 'running')
  return (
    <Page title={titleOf(bulk)} aside={<RelativeTime at={bulk.createdAt} className="text-faint" />}>
      <div className="mx-auto grid max-w-3xl gap-8">
        <div className="rounded-xl border bg-surface p-4 shadow-low">
          {bulk.problem && <p className="text-sm text-bad">{bulk.problem}</p>}
          <BulkProgress bulk={bulk} />
          <BulkSteps bulk={bulk} isUndone={undo !== null} />
          {undo && (
            <p className="mt-3 border-t pt-3 text-sm">
              <Link to={`/bulk/${undo.id}`} className="text-accent hover:underline">
                {titleOf(undo)}
              </Link>
            </p>
          )}
        </div>
        <Refused id={bulk.id} count={bulk.refused} refused={refused} />
      </div>
    </Page>
  )
}

type Rows = ReturnType<typeof useLoaderData<typeof loader>>['refused']

function Refused({ id, count, refused }: { id: string; count: number; refused: Rows }) {
  const words = bulkWords()
  if (count === 0) {
    return (
      <EmptyState icon={CircleCheck} title={words.noneRefused}>
        {words.noneRefusedHint}
      </EmptyState>
    )
  }
  return (
    <Section title={words.refused(count)}>
      <ul className="divide-y rounded-xl border bg-surface text-sm shadow-low">
        {refused.map(({ document, name, reference, to, problem }) => (
          <li key={document} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 px-4 py-2">
            {to ? (
              <Link to={to} className="font-medium hover:underline" dir="auto">
                {name}
              </Link>
            ) : (
              <span className="font-medium">{name}</span>
            )}
            <span className="text-xs text-faint">{reference}</span>
            <span className="w-full text-muted sm:ms-auto sm:w-auto">{sayProblem(problem)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-2 flex items-center gap-3 text-xs text-faint">
        <a
          href={`/bulk/${id}/refused.csv`}
          download
          className="inline-flex items-center gap-1 text-accent hover:underline"
        >
          <Download className="size-3.5" aria-hidden /> {words.download}
        </a>
        {count > refused.length && words.more}
      </p>
    </Section>
  )
}

/** While it goes on the page is read again, each time the answer before is here. */
function useFollow(isRunning: boolean): void {
  const { revalidate, state } = useRevalidator()
  useEffect(() => {
    if (!isRunning || state !== 'idle') return
    const timer = setTimeout(revalidate, AGAIN_MS)
    return () => clearTimeout(timer)
  }, [isRunning, state, revalidate])
}
