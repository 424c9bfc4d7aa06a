import { NavLink } from '@remix-run/react'
import { CloudOff, Ellipsis, MonitorDown } from 'lucide-react'
import { frameWords } from '#words/frame.ts'
import { cn } from '../../components/kit/class-names.ts'
import { LateSheet } from '../../components/kit/overlay/late-dialog.tsx'
import { phoneWords } from '#words/phone.ts'
import { useInstallOffer } from '../../phone/install-offer.ts'
import { phoneItems } from './nav-items.ts'
import { usePanels } from '../panels/panels.tsx'
import { UserMenu } from './user-menu.tsx'
import { useWorkspace } from '../../workspace/workspace.tsx'

const tab =
  'flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 px-0.5 text-center text-2xs leading-3 text-muted'

/** A phone's way about: four places and the rest. */
export function BottomBar() {
  const { me } = useWorkspace()
  const { panel, open, close } = usePanels()
  const { bar, rest } = phoneItems(me.role)
  const words = frameWords()
  return (
    <nav
      aria-label={words.main}
      className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(3.5rem+env(safe-area-inset-bottom))] border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      {bar.map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          to={to}
          className={({ isActive }) => cn(tab, isActive && 'font-medium text-accent')}
        >
          <Icon className="size-5" strokeWidth={1.75} aria-hidden />
          {label}
        </NavLink>
      ))}
      <button type="button" className={tab} onClick={() => open('more')}>
        <Ellipsis className="size-5" strokeWidth={1.75} aria-hidden />
        {words.more}
      </button>
      <LateSheet
        open={panel === 'more'}
        onOpenChange={(isOpen) => !isOpen && close()}
        title={words.more}
      >
        <ul className="grid p-2">
          {[...rest, takenAlong()].map(({ to, label, icon: Icon }) => (
            <li key={to}>
              <NavLink
                to={to}
                onClick={close}
                className="flex h-11 items-center gap-3 rounded-md px-3 text-base"
              >
                <Icon className="size-4.5 text-faint" aria-hidden />
                {label}
              </NavLink>
            </li>
          ))}
          <InstallItem onInstall={close} />
        </ul>
        <div className="border-t p-3">
          <UserMenu />
        </div>
      </LateSheet>
    </nav>
  )
}

/** What this device has with it, where there is no network. */
function takenAlong() {
  return { to: '/offline', label: phoneWords().taken.title, icon: CloudOff }
}

/** For who has said no before, or found it here first. */
function InstallItem({ onInstall }: { onInstall: () => void }) {
  const { canInstall, install } = useInstallOffer()
  if (!canInstall) return null
  return (
    <li>
      <button
        type="button"
        className="flex h-11 w-full items-center gap-3 rounded-md px-3 text-start text-base"
        onClick={() => {
          onInstall()
          void install()
        }}
      >
        <MonitorDown className="size-4.5 text-faint" aria-hidden />
        {phoneWords().install.item}
      </button>
    </li>
  )
}
