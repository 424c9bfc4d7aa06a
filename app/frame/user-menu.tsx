import { useFetcher, useNavigate, useRouteLoaderData } from '@remix-run/react'
import { Keyboard, LogOut, Monitor, MonitorSmartphone, Moon, Sun } from 'lucide-react'
import { useRef } from 'react'
import { AuthenticityTokenInput, useAuthenticityToken } from 'remix-utils/csrf/react'
import type { loader as rootLoader } from '../root.tsx'
import { Avatar } from '../components/avatar.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../components/menu.tsx'
import { usePanels } from './panels.tsx'
import { useWorkspace } from './workspace.tsx'

const THEMES = [
  { key: 'system', label: 'As the system', icon: Monitor },
  { key: 'light', label: 'Light', icon: Sun },
  { key: 'dark', label: 'Dark', icon: Moon },
] as const

/** Who is signed in; theme, keys and the way out. */
export function UserMenu({ compact = false }: { compact?: boolean }) {
  const { me } = useWorkspace()
  const { open } = usePanels()
  const navigate = useNavigate()
  // A form of the browser's own: signing out ends the page, and its route is none of Remix's.
  const signOut = useRef<HTMLFormElement>(null)
  const theme = useTheme()
  return (
    <>
      <form ref={signOut} method="post" action="/sign-out" hidden>
        <AuthenticityTokenInput />
      </form>
      <Menu
        align="start"
        label="You"
        trigger={
          <button
            type="button"
            title="Theme, keys, sessions, sign out"
            className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-start hover:bg-hover data-[state=open]:bg-hover"
          >
            <Avatar face={me} />
            <span className="sr-only">Theme, keys, sessions, sign out: </span>
            {!compact && (
              <span className="hidden min-w-0 lg:block">
                <span className="block truncate text-sm leading-4 font-medium">{me.name}</span>
                <span className="block truncate text-2xs leading-4 text-faint capitalize">
                  {me.role}
                </span>
              </span>
            )}
          </button>
        }
      >
        <MenuLabel>{me.email}</MenuLabel>
        {THEMES.map(({ key, label, icon: Icon }) => (
          <MenuItem
            key={key}
            icon={<Icon />}
            checked={theme.current === key}
            onSelect={() => theme.choose(key)}
          >
            {label}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<Keyboard />} keys="?" onSelect={() => open('keys')}>
          Keyboard
        </MenuItem>
        <MenuItem icon={<MonitorSmartphone />} onSelect={() => navigate('/account/sessions')}>
          Where you are signed in
        </MenuItem>
        <MenuItem icon={<LogOut />} onSelect={() => signOut.current?.requestSubmit()}>
          Sign out
        </MenuItem>
      </Menu>
    </>
  )
}

function useTheme() {
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const fetcher = useFetcher()
  const csrf = useAuthenticityToken()
  return {
    current: root?.theme ?? 'system',
    choose(theme: string) {
      document.documentElement.dataset.theme = theme
      fetcher.submit({ theme, csrf }, { method: 'post', action: '/theme' })
    },
  }
}
