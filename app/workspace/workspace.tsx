import type { ViewName } from '#domain/list/view.ts'
import type { Role } from '#domain/access/person.ts'
import { frameWords } from '#words/frame.ts'
import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { Face } from '../components/kit/avatar.tsx'

export type Colleague = { id: string; name: string; role: Role | null; teamId: string | null }
export type Me = { id: string; name: string; email: string; role: Role; teamId: string | null }

/** What every page of the frame knows without asking: who is here, who works here, where homes are. */
export type WorkspaceData = {
  me: Me
  colleagues: readonly Colleague[]
  areas: readonly { key: string; name: string }[]
  teams: readonly { id: string; name: string }[]
  /** Lists that one comes back to. */
  pinned: readonly ViewName[]
  syncUrl: string
  /** Notifications that waited when the page was opened. */
  unread: number
  /** Questions of programs that wait for an answer. */
  asks: number
  /** Demo people among demo data: they start calls to see what one is like. */
  isDemo: boolean
}

type Workspace = WorkspaceData & {
  /** Null for an id that nobody has. */
  face: (personId: string | null | undefined) => Face | null
  areaName: (key: string) => string
  teamName: (id: string | null) => string
}

const Context = createContext<Workspace | null>(null)

export function WorkspaceProvider({
  data,
  children,
}: {
  data: WorkspaceData
  children: ReactNode
}) {
  const workspace = useMemo(() => indexed(data), [data])
  return <Context.Provider value={workspace}>{children}</Context.Provider>
}

export function useWorkspace(): Workspace {
  const workspace = useContext(Context)
  if (!workspace) throw new Error('useWorkspace is for pages inside the frame')
  return workspace
}

function indexed(data: WorkspaceData): Workspace {
  const people = new Map(data.colleagues.map((person) => [person.id, person]))
  const areas = new Map(data.areas.map((area) => [area.key, area.name]))
  const teams = new Map(data.teams.map((team) => [team.id, team.name]))
  return {
    ...data,
    face: (id) => (id ? (people.get(id) ?? null) : null),
    areaName: (key) => areas.get(key) ?? key,
    teamName: (id) => (id ? (teams.get(id) ?? frameWords().team.unknown) : frameWords().team.none),
  }
}
