import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useRevalidator } from '@remix-run/react'
import { ArrowLeft } from 'lucide-react'
import { useEffect } from 'react'
import { z } from 'zod'
import { moveImport } from '#db/pace/imports/imports.ts'
import { authorise } from '#domain/access/access.ts'
import {
  ImportRuleSchema,
  type ImportState,
  MappingSchema,
  ROW_FATES,
} from '#domain/import/import.ts'
import { parse } from '#domain/parse.ts'
import { importWords } from '#words/imports.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { RelativeTime } from '../../components/format/time.tsx'
import {
  checkImport,
  IMPORT_STEPS,
  requireImport,
  stepImport,
} from '../../imports/change-import.server.ts'
import { GOING, toneOf } from '../../imports/page/import-state.ts'
import { viewKept, viewMapping, viewRows } from '../../imports/page/view-import.server.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { Fates } from './fates.tsx'
import { Kept } from './kept.tsx'
import { MappingForm } from './mapping-form.tsx'
import { Progress } from './progress.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

const AGAIN_MS = 700
/** What waits for a word may get it from a colleague. */
const WAITING: readonly ImportState[] = ['checked', 'paused']
const AGAIN_WAITING_MS = 3_000

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.one.name ?? importWords().title} · PACE` },
]

const QuerySchema = z.object({
  fate: z.enum(ROW_FATES).optional().catch(undefined),
  after: z.coerce.number().int().min(-1).optional().catch(undefined),
})

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, db, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'import')
  const one = await requireImport(db, actor, params['id'])
  const query = QuerySchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const view = { db, settings: deps.settings.current(), language: context.language }
  const isMapped = one.state === 'mapping' || one.state === 'checked'
  const { holder: _holder, heldUntil: _heldUntil, fileKey: _key, ...told } = one
  const [mapped, rows, kept] = await Promise.all([
    isMapped ? viewMapping(view, one) : null,
    one.checked > 0 ? viewRows(db, one, query) : null,
    viewKept(db, one),
  ])
  return { one: told, mapped, rows, kept, fate: query.fate ?? null }
}

const ChangeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.enum(['map', 'check']), mapping: z.string(), rule: z.string() }),
  z.object({ intent: z.literal('step'), step: z.enum(IMPORT_STEPS) }),
])

export const clientAction = sendFromPage

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, db, by } = requirePerson(context, request)
  authorise(actor, 'run', 'import')
  const one = await requireImport(db, actor, params['id'])
  const input = parse(ChangeSchema, Object.fromEntries(await request.formData()), 'The change')
  if (input.intent === 'step') {
    const { state } = await stepImport({ db }, { actor, by }, one, input.step)
    return { state }
  }
  const mapping = parse(MappingSchema, readJson(input.mapping), 'The mapping')
  const rule = parse(ImportRuleSchema, readJson(input.rule), 'The rule')
  if (input.intent === 'check') {
    const { state } = await checkImport({ db }, { actor, by }, one, { mapping, rule })
    return { state }
  }
  // Only looked at: the rows are judged by it when they are checked again.
  await moveImport(db, one.id, { from: ['mapping', 'checked'], state: 'mapping', mapping, rule })
  return { state: 'mapping' as const }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

export default function ImportPage() {
  const { one, mapped, rows, kept, fate } = useLoaderData<typeof loader>()
  useFollow(one.state)
  const words = importWords()
  return (
    <div className="min-h-0 flex-1 overflow-y-auto p-4 md:p-6">
      <div className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-6">
        <header className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            to="/admin/import"
            aria-label={words.title}
            className="rounded-md p-1 text-muted hover:bg-hover hover:text-ink"
          >
            <ArrowLeft className="size-4 rtl:rotate-180" aria-hidden />
          </Link>
          <h2 dir="auto" className="min-w-0 truncate text-md font-semibold">
            {one.name}
          </h2>
          <Badge tone={toneOf(one.state)}>{words.states[one.state]}</Badge>
          <span className="text-xs text-muted">
            {words.nouns[one.noun]} · {words.rows(one.total)}
            {one.preset && ` · ${presetWords(one.preset)}`} · <RelativeTime at={one.createdAt} />
          </span>
        </header>
        <Progress one={one} />
        {mapped && <MappingForm key={`${one.id} ${one.state}`} one={one} mapped={mapped} />}
        {rows && <Fates one={one} page={rows} fate={fate} />}
        <Kept kept={kept} count={one.kept} />
      </div>
    </div>
  )
}

function presetWords(preset: string): string {
  const words = importWords()
  const presets: Readonly<Record<string, string>> = words.presets
  return words.recognised(presets[preset] ?? preset)
}

/** While something goes on the page is read again, each time the answer before is here. */
function useFollow(one: ImportState): void {
  const { revalidate, state } = useRevalidator()
  const waits = WAITING.includes(one) ? AGAIN_WAITING_MS : null
  const pause = GOING.includes(one) ? AGAIN_MS : waits
  useEffect(() => {
    if (pause === null || state !== 'idle') return
    const timer = setTimeout(revalidate, pause)
    return () => clearTimeout(timer)
  }, [pause, state, revalidate])
}
