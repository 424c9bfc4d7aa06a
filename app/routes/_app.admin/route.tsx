import type { LoaderFunctionArgs } from '@remix-run/node'
import { NavLink, Outlet } from '@remix-run/react'
import { Building2, KeyRound, ScrollText, Users } from 'lucide-react'
import { authorise } from '#domain/access.ts'
import { cn } from '../../components/class-names.ts'
import { requirePerson } from '../../context.server.ts'
import { Page } from '../../frame/page.tsx'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { actor } = requirePerson(context, request)
  authorise(actor, 'read', 'audit')
  return null
}

const PLACES = [
  { to: '/admin/people', label: 'People', icon: Users },
  { to: '/admin/clients', label: 'API clients', icon: KeyRound },
  { to: '/admin/directory', label: 'Directory', icon: Building2 },
  { to: '/admin/audit', label: 'Audit', icon: ScrollText },
]

export default function Admin() {
  return (
    <Page fixed className="flex flex-col" title="Admin" toolbar={<Places />}>
      <Outlet />
    </Page>
  )
}

function Places() {
  return (
    <nav aria-label="Admin" className="-mx-1 flex gap-0.5 overflow-x-auto [scrollbar-width:none]">
      {PLACES.map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          prefetch="intent"
          className={({ isActive }) =>
            cn(
              'flex h-8 shrink-0 items-center gap-2 rounded-md px-2.5 text-sm text-muted hover:bg-hover hover:text-ink',
              isActive && 'bg-selected font-medium text-ink',
            )
          }
        >
          <Icon className="size-4" aria-hidden /> {label}
        </NavLink>
      ))}
    </nav>
  )
}
