import { useFetcher, useNavigate, useRouteLoaderData } from '@remix-run/react'
import {
  BellRing,
  CalendarSync,
  Keyboard,
  LogOut,
  Monitor,
  MonitorSmartphone,
  Moon,
  Plug,
  Sun,
} from 'lucide-react'
import { useAuthenticityToken } from 'remix-utils/csrf/react'
import { frameWords } from '#words/frame.ts'
import type { Theme } from '../../pages/theme.server.ts'
import { Avatar } from '../../components/kit/avatar.tsx'
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '../../components/kit/overlay/menu.tsx'
import { LanguageItems, useLanguageChoice } from './language-choice.tsx'
import { usePanels } from '../panels/panels.tsx'
import { useSignOut } from './sign-out.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

const THEMES = [
  { key: 'system', icon: Monitor },
  { key: 'light', icon: Sun },
  { key: 'dark', icon: Moon },
] as const

/** Who is signed in; theme, language, keys and the way out. */
export function UserMenu({ compact = false }: { compact?: boolean }) {
  const { me } = useWorkspace()
  const { open } = usePanels()
  const navigate = useNavigate()
  const { signOut, parts } = useSignOut()
  const language = useLanguageChoice()
  const { menu, roles } = frameWords()
  return (
    <>
      {parts}
      {language.parts}
      <Menu
        align="start"
        label={menu.you}
        trigger={
          <button
            type="button"
            title={menu.hint}
            className="flex w-full items-center gap-2.5 rounded-md p-1.5 text-start hover:bg-hover data-[state=open]:bg-hover"
          >
            <Avatar face={me} />
            <span className="sr-only">{menu.hint}: </span>
            {!compact && (
              <span className="hidden min-w-0 lg:block">
                <span className="block truncate text-sm leading-4 font-medium">{me.name}</span>
                <span className="block truncate text-2xs leading-4 text-faint">
                  {roles[me.role]}
                </span>
              </span>
            )}
          </button>
        }
      >
        <MenuLabel>{me.email}</MenuLabel>
        <ThemeItems />
        <MenuSeparator />
        <LanguageItems choose={language.choose} />
        <MenuSeparator />
        <MenuItem icon={<Keyboard />} keys="?" onSelect={() => open('keys')}>
          {menu.keyboard}
        </MenuItem>
        <MenuItem icon={<MonitorSmartphone />} onSelect={() => navigate('/account/sessions')}>
          {menu.sessions}
        </MenuItem>
        <MenuItem icon={<Plug />} onSelect={() => navigate('/account/programs')}>
          {menu.programs}
        </MenuItem>
        <MenuItem icon={<CalendarSync />} onSelect={() => navigate('/account/calendar')}>
          {menu.calendar}
        </MenuItem>
        <MenuItem icon={<BellRing />} onSelect={() => navigate('/account/notifications')}>
          {menu.notifications}
        </MenuItem>
        <MenuItem icon={<LogOut />} onSelect={signOut}>
          {menu.signOut}
        </MenuItem>
      </Menu>
    </>
  )
}

function ThemeItems() {
  const theme = useTheme()
  const { themes } = frameWords().menu
  return THEMES.map(({ key, icon: Icon }) => (
    <MenuItem
      key={key}
      icon={<Icon />}
      checked={theme.current === key}
      onSelect={() => theme.choose(key)}
    >
      {themes[key]}
    </MenuItem>
  ))
}

function useTheme() {
  const root = useRouteLoaderData<{ theme: Theme }>('root')
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
