import { adminWords } from '#words/admin.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { NavLink, Outlet, useLocation } from '@remix-run/react'
import {
  Building2,
  Code,
  FileInput,
  Inbox,
  KeyRound,
  ListRestart,
  ListTree,
  Megaphone,
  ScrollText,
  Settings2,
  Users,
  Webhook,
} from 'lucide-react'
import { useEffect, useRef } from 'react'
import { authorise } from '#domain/access/access.ts'
import { cn } from '../../components/kit/class-names.ts'
import { requirePerson } from '../../pages/context.server.ts'
import { Page } from '../../frame/page.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = requirePerson(context, request)
  authorise(actor, 'read', 'administration')
  return null
}

const PLACES = [
  { to: '/admin/people', name: 'people', icon: Users },
  { to: '/admin/clients', name: 'clients', icon: KeyRound },
  { to: '/admin/webhooks', name: 'webhooks', icon: Webhook },
  { to: '/admin/directory', name: 'directory', icon: Building2 },
  { to: '/admin/portals', name: 'portals', icon: Megaphone },
  { to: '/admin/house', name: 'house', icon: Settings2 },
  { to: '/admin/lists/source', name: 'lists', icon: ListTree },
  { to: '/admin/doors', name: 'doors', icon: Inbox },
  { to: '/admin/import', name: 'imports', icon: FileInput },
  { to: '/admin/jobs', name: 'jobs', icon: ListRestart },
  { to: '/admin/audit', name: 'audit', icon: ScrollText },
  { to: '/developers', name: 'developers', icon: Code },
] as const

export default function Admin() {
  return (
    <Page fixed className="flex flex-col" title={adminWords().title} toolbar={<Places />}>
      <Outlet />
    </Page>
  )
}

/** On a phone they run out of sight: the one that is open is brought into it. */
function Places() {
  const nav = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    const open = nav.current?.querySelector('[aria-current="page"]')
    open?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [pathname])
  return (
    <nav
      ref={nav}
      aria-label={adminWords().title}
      className="-mx-1 flex gap-0.5 overflow-x-auto [scrollbar-width:none]"
    >
      {PLACES.map(({ to, name, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) =>
            cn(
              'flex h-8 shrink-0 items-center gap-2 rounded-md px-2.5 text-sm text-muted hover:bg-hover hover:text-ink',
              isActive && 'bg-selected font-medium text-ink',
            )
          }
        >
          <Icon className="size-4" aria-hidden /> {adminWords().places[name]}
        </NavLink>
      ))}
    </nav>
  )
}
