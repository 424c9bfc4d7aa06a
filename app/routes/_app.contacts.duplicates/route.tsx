import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CopyCheck } from 'lucide-react'
import { authorise, can } from '#domain/access/access.ts'
import { parse } from '#domain/parse.ts'
import { findContactFacts } from '#db/pace/contacts/facts.ts'
import { listPairs, PairCursorSchema } from '#db/pace/duplicates/list-pairs.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { contactWords } from '#words/contacts.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { decideOnPair } from '../../duplicates/decide-on-pair.server.ts'
import { usePairAction } from '../../duplicates/use-pair-action.ts'
import { Page } from '../../frame/page.tsx'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import { useChanges } from '../../live/use-changes.ts'
import { sendFromPage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { addressOf, AskedSchema } from './asked.ts'
import { Boxes, PageLink } from './boxes.tsx'
import { PairItem } from './pair-item.tsx'

export const meta: MetaFunction = () => [{ title: `${contactWords().duplicates.title} · PACE` }]

const PAGE = 20

/** Contacts that are perhaps the same, of whom the reader may see both. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor, db, person } = requirePerson(context, request)
  authorise(actor, 'read', 'contact', { ownerId: person.id })
  const query = Object.fromEntries(new URL(request.url).searchParams)
  const { box, after } = parse(AskedSchema, query, 'The address')
  const cursor = after ? decodeCursor(PairCursorSchema, after) : null
  const since = await findLastSequence(db)
  const { pairs, next } = await listPairs(db, leadScope(actor), { box, limit: PAGE, after: cursor })
  const ids = pairs.flatMap(({ first, second }) => [first.id, second.id])
  const facts = await findContactFacts(db, ids)
  const may = (id: string) => can(actor, 'merge', 'contact', facts.get(id) ?? {})
  return {
    box,
    since,
    pairs: pairs.map((pair) => ({ ...pair, mayMerge: may(pair.first.id) && may(pair.second.id) })),
    isFirst: !after,
    next: next && encodeCursor(next),
  }
}

export const clientAction = sendFromPage

export async function action({ request, context }: ActionFunctionArgs) {
  return decideOnPair(requirePerson(context, request), await request.formData())
}

/** Changes come in bursts: a slice of the scan, an import. */
const REST_MS = 500

export default function Duplicates() {
  const { box, pairs, since, isFirst, next } = useLoaderData<typeof loader>()
  useChanges('/contacts/duplicates/live', since, { restMs: REST_MS })
  const action = usePairAction()
  const words = contactWords().duplicates
  const says = words.says[box]
  return (
    <Page title={words.title} toolbar={<Boxes box={box} />}>
      <div className="mx-auto grid w-full max-w-4xl gap-4">
        <p className="text-sm text-muted">{says.why}</p>
        {pairs.length === 0 && !next && (
          <EmptyState icon={CopyCheck} title={says.none}>
            {says.noneHint}
          </EmptyState>
        )}
        <ul className="grid gap-3">
          {pairs.map((pair) => (
            <PairItem key={`${pair.first.id} ${pair.second.id}`} pair={pair} action={action} />
          ))}
        </ul>
        <div className="flex gap-2">
          {!isFirst && <PageLink to={addressOf(box)}>{words.first}</PageLink>}
          {next && <PageLink to={addressOf(box, next)}>{words.more}</PageLink>}
        </div>
      </div>
    </Page>
  )
}
