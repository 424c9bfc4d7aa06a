import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { type ClientLoaderFunctionArgs, Form, Link, useLoaderData } from '@remix-run/react'
import { Search } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import type { FoundKind, SearchHit } from '#domain/search/hit.ts'
import { searchRecords } from '#db/pace/search/search.ts'
import { searchWords } from '#words/search.ts'
import { leadScope } from '../../api/caller/scopes.ts'
import {
  groupHits,
  HIT_ICONS,
  hitAddress,
  hitDetail,
} from '../../components/business/search-hit.ts'
import { Section } from '../../components/kit/card.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { inputClass } from '../../components/kit/field.tsx'
import { Page } from '../../frame/page.tsx'
import { loadBesidePage } from '../../pages/beside-page.ts'
import { requirePerson } from '../../pages/context.server.ts'

/** Of each kind; the palette asks for fewer. */
const MOST = { page: 25, palette: 5 }
const LONGEST = 80
const SHORTEST = 2

export const meta: MetaFunction = () => [{ title: `${searchWords().title} · PACE` }]

/** What one text finds: only records that the asker may open. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person } = requirePerson(context, request)
  authorise(actor, 'read', 'person')
  const params = new URL(request.url).searchParams
  const text = params.get('q')?.trim().slice(0, LONGEST) ?? ''
  const limit = params.has('few') ? MOST.palette : MOST.page
  const hits =
    text.length < SHORTEST ? [] : await searchRecords(db, leadScope(actor), text, limit, person.id)
  return { text, hits }
}

/** The palette asks beside whatever page it stands over. */
export function clientLoader(asked: ClientLoaderFunctionArgs) {
  const isForPalette = new URL(asked.request.url).searchParams.has('few')
  return isForPalette ? loadBesidePage(asked) : asked.serverLoader()
}

export default function SearchPage() {
  const { text, hits } = useLoaderData<typeof loader>()
  const words = searchWords()
  return (
    <Page title={words.title} toolbar={<SearchForm text={text} />}>
      <div className="mx-auto grid max-w-3xl gap-7">
        {hits.length === 0 && <NothingFound text={text} />}
        {groupHits(hits).map(([kind, found]) => (
          <HitGroup key={kind} kind={kind} hits={found} />
        ))}
      </div>
    </Page>
  )
}

function SearchForm({ text }: { text: string }) {
  const words = searchWords()
  return (
    <Form role="search" className="w-full max-w-md">
      <input
        key={text}
        type="search"
        name="q"
        dir="auto"
        defaultValue={text}
        maxLength={LONGEST}
        aria-label={words.label}
        placeholder={words.hint}
        className={inputClass}
      />
    </Form>
  )
}

function NothingFound({ text }: { text: string }) {
  const words = searchWords()
  const isAsked = text.length >= SHORTEST
  return (
    <EmptyState icon={Search} title={isAsked ? words.nothing(text) : words.label}>
      {isAsked ? words.advice : words.begin}
    </EmptyState>
  )
}

function HitGroup({ kind, hits }: { kind: FoundKind; hits: readonly SearchHit[] }) {
  const Icon = HIT_ICONS[kind]
  return (
    <Section title={searchWords().kinds[kind]} count={hits.length}>
      <ul className="divide-y rounded-lg border">
        {hits.map((hit) => (
          <li key={hit.id}>
            <Link
              to={hitAddress(hit)}
              className="flex min-h-10 items-center gap-3 px-3 py-1.5 hover:bg-hover"
            >
              <Icon className="size-4 shrink-0 text-faint" aria-hidden />
              <bdi className="min-w-0 flex-1 truncate font-medium">{hit.title}</bdi>
              <bdi className="shrink-0 text-xs text-faint max-sm:max-w-24 max-sm:truncate">
                {hitDetail(hit)}
              </bdi>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}
