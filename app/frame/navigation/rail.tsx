import { NavLink } from '@remix-run/react'
import { frameWords } from '#words/frame.ts'
import { cn } from '../../components/kit/class-names.ts'
import { Kbd } from '../../components/kit/kbd.tsx'
import { Logo } from './logo.tsx'
import { PinnedViews } from './pinned-views.tsx'
import { type NavItem, navItems } from './nav-items.ts'
import { UserMenu } from './user-menu.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

/** The left rail: icons on a tablet, names beside them from a laptop on. */
export function Rail() {
  const { me, teamName } = useWorkspace()
  return (
    <nav
      aria-label={frameWords().main}
      className="hidden h-dvh w-14 flex-col border-e bg-canvas p-2 md:flex lg:w-54"
    >
      <div className="mb-3 flex h-8 items-center gap-2.5 px-1.5">
        <Logo className="size-6 shrink-0" />
        <span className="hidden min-w-0 lg:block">
          <span className="block truncate text-sm leading-4 font-semibold tracking-tight">
            PACE
          </span>
          <span className="block truncate text-2xs leading-3.5 text-faint">
            {teamName(me.teamId)}
          </span>
        </span>
      </div>
      <ul className="grid gap-0.5">
        {navItems(me.role).map((item) => (
          <RailItem key={item.to} item={item} />
        ))}
      </ul>
      <PinnedViews />
      <div className="mt-auto">
        <UserMenu />
      </div>
    </nav>
  )
}

function RailItem({ item: { to, label, icon: Icon, keys } }: { item: NavItem }) {
  return (
    <li>
      <NavLink
        to={to}
        title={label}
        className={({ isActive }) =>
          cn(
            'group flex h-8 items-center gap-2.5 rounded-md px-2.5 text-sm text-muted transition-colors hover:bg-hover hover:text-ink',
            isActive && 'bg-selected font-medium text-ink [&_svg]:text-accent',
          )
        }
      >
        <Icon className="size-4 shrink-0" aria-hidden />
        <span className="hidden flex-1 truncate lg:block">{label}</span>
        <Kbd keys={keys} className="hidden lg:group-hover:inline-flex" />
      </NavLink>
    </li>
  )
}
