import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { FileInput } from 'lucide-react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { listImports } from '#db/pace/imports/imports.ts'
import { importWords } from '#words/imports.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { RelativeTime } from '../../components/format/time.tsx'
import { usePagedRows } from '../../components/hooks/use-paged-rows.ts'
import { Button } from '../../components/kit/button.tsx'
import { toneOf } from '../../imports/page/import-state.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { UploadForm } from './upload-form.tsx'
import { loadPageOrMore } from '../../pages/beside-page.ts'

const PAGE = 30
const CursorSchema = z
  .tuple([z.iso.datetime(), z.uuid()])
  .transform(([at, id]) => ({ at, id }))
  .optional()
  .catch(undefined)

export const meta: MetaFunction = () => [{ title: `${importWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db } = requirePerson(context, request)
  authorise(actor, 'read', 'import')
  const cursor = new URL(request.url).searchParams.get('before')
  const before = CursorSchema.parse(cursor?.split(' '))
  const { rows, next } = await listImports(db, { limit: PAGE, before })
  return {
    rows: rows.map(({ id, name, noun, state, total, createdAt }) => ({
      id,
      name,
      noun,
      state,
      total,
      createdAt,
    })),
    next: next && `${next.at} ${next.id}`,
  }
}

export default function Imports() {
  const { rows, loadMore, complete } = usePagedRows(useLoaderData<typeof loader>())
  const words = importWords()
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-3xl gap-6">
        <p className="text-sm text-muted">{words.lead}</p>
        <UploadForm />
        {rows.length === 0 ? (
          <EmptyState icon={FileInput} title={words.none}>
            {words.noneHint}
          </EmptyState>
        ) : (
          <ul className="divide-y rounded-xl border bg-surface text-sm shadow-low">
            {rows.map(({ id, name, noun, state, total, createdAt }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
                <Link
                  to={`/admin/import/${id}`}
                  className="min-w-0 truncate font-medium hover:underline"
                  dir="auto"
                >
                  {name}
                </Link>
                <Badge tone={toneOf(state)}>{words.states[state]}</Badge>
                <span className="ms-auto text-xs text-muted">
                  {words.nouns[noun]} · {words.rows(total)} · <RelativeTime at={createdAt} />
                </span>
              </li>
            ))}
          </ul>
        )}
        {!complete && (
          <Button onClick={loadMore} className="justify-self-start">
            {words.more}
          </Button>
        )}
      </div>
    </div>
  )
}
