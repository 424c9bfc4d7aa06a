import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useNavigation, useSearchParams } from '@remix-run/react'
import { Plus } from 'lucide-react'
import { authorise } from '#domain/access/access.ts'
import type { DeskItem } from '#domain/desk/desk-item.ts'
import type { CallCard } from '#domain/views/cards.ts'
import { deskWords } from '#words/desk.ts'
import { ButtonLink } from '../../components/kit/button.tsx'
import { useNow } from '../../components/hooks/use-now.ts'
import { usePagedRows } from '../../components/hooks/use-paged-rows.ts'
import { useRowKeys } from '../../components/hooks/use-row-keys.ts'
import { useRefreshOnTaken } from '../../outbox/use-outbox.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { useMyDesk } from '../../frame/my-desk.tsx'
import { Page } from '../../frame/page.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useCards } from '../../live/cards/use-cards.ts'
import { loadPageOrMore } from '../../pages/beside-page.ts'
import { LatePinnedTiles } from '../../frame/tiles/late-pinned-tiles.tsx'
import { CallBanner } from './call-banner.tsx'
import { Greeting } from './greeting.tsx'
import { lacksNames, useNames } from './names.ts'
import { NextList } from './next/next-list.tsx'
import { loadDesk } from './desk-loader.server.ts'
import { callsOf, viewingsAhead } from './of-cards.ts'
import { withMore } from './shown.ts'
import { TeamToday } from './team-today.tsx'
import { useLiveDesk } from './use-live-desk.ts'
import { useNextKey } from './next/use-next-key.ts'
import { ViewingsPanel } from './viewings-panel.tsx'
import { WhileAway } from './while-away.tsx'

export const meta: MetaFunction = () => [{ title: `${deskWords().title} · PACE` }]

export const clientLoader = loadPageOrMore

export async function loader({ request, context }: LoaderFunctionArgs) {
  const who = requirePerson(context, request)
  authorise(who.actor, 'read', 'desk', { ownerId: who.person.id })
  return loadDesk(request, who)
}

const idOf = ({ kind, id }: DeskItem) => `${kind} ${id}`

export default function Desk() {
  const {
    page,
    since,
    away,
    cards: initial,
    leadNames,
    listingNames,
  } = useLoaderData<typeof loader>()
  const { me } = useWorkspace()
  const words = deskWords()
  const live = useMyDesk()
  const cards = useCards(live, initial)
  const now = useNow()
  const { rows, complete, loading, loadMore } = usePagedRows<DeskItem>(page, { idOf })
  const [params, setParams] = useSearchParams()
  const more = withMore(params)
  const isLoading = useNavigation().state !== 'idle' || loading
  const showMore = more
    ? () => setParams(more, { replace: true, preventScrollReset: true })
    : loadMore
  const names = useNames(leadNames, listingNames)
  const calls = callsOf(cards)
  const viewings = viewingsAhead(cards, now)
  useShowLive(live, 'view')
  useLiveDesk(since, now, lacksNames(viewings, names))
  useRefreshOnTaken(page)
  useRowKeys()
  useNextKey()
  return (
    <Page
      title={words.title}
      panelTitle={words.viewings.title}
      panel={<ViewingsPanel viewings={viewings} names={names} />}
      actions={
        <ButtonLink to="/leads?new" size="sm" className="h-8">
          <Plus className="size-3.5" aria-hidden />
          {words.newLead}
        </ButtonLink>
      }
    >
      <div className="mx-auto max-w-4xl">
        <Greeting {...{ name: me.name, now, calls, waiting: rows.length, complete }} />
        <Calls calls={calls} />
        <WhileAway rows={away} />
        <NextList {...{ items: rows, now, complete, loading: isLoading, loadMore: showMore }} />
        <div className="mt-7">{me.role !== 'agent' && <TeamToday />}</div>
        <LatePinnedTiles place="desk" />
      </div>
    </Page>
  )
}

function Calls({ calls }: { calls: readonly CallCard[] }) {
  if (calls.length === 0) return null
  return (
    <div className="mb-7 grid gap-3">
      {calls.map((call) => (
        <CallBanner key={call.id} call={call} />
      ))}
    </div>
  )
}
