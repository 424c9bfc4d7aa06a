import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { NavLink, useLoaderData } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { REFERENCE_KINDS, type ReferenceKind } from '#domain/reference/reference.ts'
import {
  addValue,
  moveValue,
  renameValue,
  retireValue,
} from '#db/pace/reference/change-reference.ts'
import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'
import { notFound, requirePerson } from '../../pages/context.server.ts'
import { ValueDialog } from './value-dialog.tsx'
import { ValueRow } from './value-row.tsx'
import { sendFromPage } from '../../pages/beside-page.ts'

export const meta: MetaFunction = () => [{ title: `${settingsWords().lists} · PACE` }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { actor, deps } = requirePerson(context, request)
  authorise(actor, 'change', 'settings')
  const kind = kindOf(params.kind)
  const { reference } = await deps.settings.refresh()
  return { kind, values: reference[kind] }
}

const words = z.object({
  key: z.string(),
  en: z.string(),
  ar: z.string(),
  aliases: z.string().max(5_000),
  parent: z.string(),
})
const ChangeSchema = z.discriminatedUnion('intent', [
  words.extend({ intent: z.literal('add') }),
  words.extend({ intent: z.literal('rename') }),
  z.object({ intent: z.literal('retire'), key: z.string() }),
  z.object({ intent: z.literal('restore'), key: z.string() }),
  z.object({ intent: z.literal('move'), key: z.string(), to: z.coerce.number().int() }),
])

export const clientAction = sendFromPage

/** One change of one value; its answer is the value as it is then. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const { actor, db, by, deps } = requirePerson(context, request)
  authorise(actor, 'change', 'settings')
  const kind = kindOf(params.kind)
  const input = parse(ChangeSchema, Object.fromEntries(await request.formData()), 'The change')
  const place = { kind, key: input.key, by }
  const change = () => {
    switch (input.intent) {
      case 'add':
        return addValue(db, { ...place, ...wordsOf(input) })
      case 'rename':
        return renameValue(db, { ...place, ...wordsOf(input) })
      case 'retire':
      case 'restore':
        return retireValue(db, { ...place, isRetired: input.intent === 'retire' })
      case 'move':
        return moveValue(db, { ...place, to: input.to })
    }
  }
  const value = await change()
  await deps.settings.refresh()
  return { changed: value.key }
}

export default function Lists() {
  const { kind, values } = useLoaderData<typeof loader>()
  const [adding, setAdding] = useState(false)
  const said = settingsWords()
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b px-4 py-2 md:px-6">
        <Kinds />
        <Button size="sm" variant="primary" className="ms-auto" onClick={() => setAdding(true)}>
          <Plus className="size-3.5" aria-hidden /> {said.addValue}
        </Button>
      </div>
      <ol
        className="min-h-0 flex-1 divide-y divide-line/70 overflow-y-auto"
        aria-label={said.kinds[kind]}
      >
        {values.map((value, at) => (
          <ValueRow key={value.key} kind={kind} value={value} at={at} values={values} />
        ))}
        {values.length === 0 && <li className="px-6 py-12 text-center text-muted">{said.empty}</li>}
      </ol>
      {adding && <ValueDialog kind={kind} values={values} onClose={() => setAdding(false)} />}
    </div>
  )
}

function Kinds() {
  const { kinds, lists } = settingsWords()
  return (
    <nav aria-label={lists} className="-mx-1 flex flex-wrap gap-0.5">
      {REFERENCE_KINDS.map((kind) => (
        <NavLink
          key={kind}
          to={`/admin/lists/${kind}`}
          className={({ isActive }) =>
            cn(
              'rounded-md px-2 py-1 text-xs text-muted hover:bg-hover hover:text-ink',
              isActive && 'bg-selected font-medium text-ink',
            )
          }
        >
          {kinds[kind]}
        </NavLink>
      ))}
    </nav>
  )
}

function kindOf(name: string | undefined): ReferenceKind {
  return REFERENCE_KINDS.find((kind) => kind === name) ?? notFound('list')
}

function wordsOf({ en, ar, aliases, parent }: z.output<typeof words>) {
  const said = aliases.split(/[,،\n]/).map((one) => one.trim())
  const ways = [...new Set(said.filter(Boolean))]
  return { labels: { en, ar }, aliases: ways, parent: parent || null }
}
