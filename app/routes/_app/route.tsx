import type { LoaderFunctionArgs } from '@remix-run/node'
import {
  Outlet,
  type ShouldRevalidateFunction,
  useLoaderData,
  useRouteLoaderData,
} from '@remix-run/react'
import type { ReactNode } from 'react'
import { authorise } from '#domain/access.ts'
import { listCommunities } from '#db/pace/areas.ts'
import { listColleagues } from '#db/pace/people.ts'
import { listTeams } from '#db/pace/teams.ts'
import { requirePerson } from '../../context.server.ts'
import { Frame } from '../../frame/frame.tsx'
import { MyDeskProvider } from '../../frame/my-desk.tsx'
import { ProblemPage } from '../../frame/problem-page.tsx'
import { ShownLiveProvider } from '../../live/shown-live.tsx'
import { LiveDocumentsProvider } from '../../live/use-live-document.tsx'
import { type WorkspaceData, WorkspaceProvider } from '../../frame/workspace.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { db, actor, person, deps } = requirePerson(context, request)
  authorise(actor, 'read', 'person')
  const [colleagues, communities, teams] = await Promise.all([
    listColleagues(db),
    listCommunities(db),
    listTeams(db),
  ])
  const areas = communities.map(({ key, name }) => ({ key, name }))
  return { me: person, colleagues, areas, teams, syncUrl: deps.syncUrl }
}

/** Who works here and where homes are seldom change: not asked for again on each step. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) =>
  formAction?.startsWith('/admin') ?? false

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
  if (!data) return <ProblemPage />
  return (
    <Inside data={data}>
      <ProblemPage inFrame />
    </Inside>
  )
}

function Inside({ data, children }: { data: WorkspaceData; children: ReactNode }) {
  return (
    <WorkspaceProvider data={data}>
      <LiveDocumentsProvider syncUrl={data.syncUrl} owner={data.me.id}>
        <ShownLiveProvider>
          <MyDeskProvider>
            <Frame>{children}</Frame>
          </MyDeskProvider>
        </ShownLiveProvider>
      </LiveDocumentsProvider>
    </WorkspaceProvider>
  )
}
