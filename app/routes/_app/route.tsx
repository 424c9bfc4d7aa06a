import type { LoaderFunctionArgs } from '@remix-run/node'
import {
  Outlet,
  type ShouldRevalidateFunction,
  useLoaderData,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { authorise } from '#domain/access/access.ts'
import { listCommunities } from '#db/pace/places/areas.ts'
import { listColleagues } from '#db/pace/people/people.ts'
import { listPinnedViews } from '#db/pace/saved-views/saved-views.ts'
import { countUnread } from '#db/pace/notifications/page.ts'
import { countWaiting } from '#db/pace/programs/approvals.ts'
import { listTeams } from '#db/pace/people/teams.ts'
import { type PageDeps, requirePerson } from '../../pages/context.server.ts'
import { AskAhead, KeepShown } from '../../ahead/use-ahead.tsx'
import { Frame } from '../../frame/frame.tsx'
import { MyDeskProvider } from '../../frame/my-desk.tsx'
import { OfflinePage } from '../../frame/offline-page.tsx'
import { OfflinePages } from '../../frame/offline-pages.tsx'
import { ProblemPage } from '../../frame/problem-page.tsx'
import { ShownLiveProvider } from '../../live/document/shown-live.tsx'
import { LiveDocumentsProvider } from '../../live/document/use-live-document.tsx'
import { type HouseData, HouseProvider } from '../../house/use-house.tsx'
import { SettingsWatch } from '../../frame/settings-watch.tsx'
import { AccessWatch } from '../../frame/access-watch.tsx'
import { AfterHost } from '../../after-viewing/after-host.tsx'
import { BookingHost } from '../../booking/booking-host.tsx'
import { HandingHost } from '../../handing/handing-host.tsx'
import { TellingHost } from '../../telling/telling-host.tsx'
import { type WorkspaceData, WorkspaceProvider } from '../../workspace/workspace.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'person')
  const [colleagues, communities, teams, pinned, unread, asks, settings] = await Promise.all([
    listColleagues(db),
    listCommunities(db),
    listTeams(db),
    listPinnedViews(db, person),
    countUnread(db, person.id),
    countWaiting(db, person.id, new Date()),
    known(deps),
  ])
  const inArabic = context.language === 'ar'
  const areas = communities.map(({ key, name, nameAr }) => ({
    key,
    name: (inArabic && nameAr) || name,
  }))
  const { syncUrl } = deps
  const isDemo = deps.startDemoCall !== null
  return { me: person, colleagues, areas, teams, pinned, unread, asks, isDemo, syncUrl, settings }
}

/** What pages know of the house. Areas come with their names alone: there may be thousands. */
async function known({ settings }: PageDeps): Promise<HouseData & { version: number }> {
  // Whoever asks because something has changed is not told what was before.
  const { version, house, reference } = await settings.refresh()
  const { area: _, ...lists } = reference
  return { version, house, reference: lists }
}

/** Who works here and where homes are seldom change: not asked for again on each step, but when rights have changed. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  formAction === '/access-status' ||
  formAction === '/views' ||
  (formAction?.startsWith('/admin') ?? false)

export default function App() {
  return (
    <Inside data={useLoaderData<typeof loader>()}>
      <Outlet />
    </Inside>
  )
}

/** A page that fails leaves the frame standing: one finds one's way from there. */
export function ErrorBoundary() {
  const data = useRouteLoaderData<typeof loader>('routes/_app')
  const isOffline = useIsUnreachable()
  if (!data) return <ProblemPage />
  return <Inside data={data}>{isOffline ? <OfflinePage /> : <ProblemPage inFrame />}</Inside>
}

/** A step whose request got no answer at all: browsers say that as a TypeError, and nothing more. */
function useIsUnreachable(): boolean {
  const error = useRouteError()
  return error instanceof TypeError && /fetch|network|load failed/i.test(error.message)
}

type InsideProps = {
  data: WorkspaceData & { settings: HouseData & { version: number } }
  children: ReactNode
}

function Inside({ data, children }: InsideProps) {
  return (
    <HouseProvider data={data.settings}>
      <WorkspaceProvider data={data}>
        <LiveDocumentsProvider syncUrl={data.syncUrl} owner={data.me.id}>
          <ShownLiveProvider>
            <MyDeskProvider>
              <AccessWatch />
              <AskAhead />
              <KeepShown />
              <SettingsWatch version={data.settings.version} />
              <OfflinePages />
              <Frame>{children}</Frame>
              <TellingHost />
              <AfterHost />
              <BookingHost />
              <HandingHost />
            </MyDeskProvider>
          </ShownLiveProvider>
        </LiveDocumentsProvider>
      </WorkspaceProvider>
    </HouseProvider>
  )
}
