import { NavLink, useFetcher } from '@remix-run/react'
import { Bell as BellIcon } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { z } from 'zod'
import type { LiveDocument } from '#live/live-document.ts'
import { frameWords } from '#words/frame.ts'
import { buttonClass } from '../components/kit/button.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import { useMyDesk } from './my-desk.tsx'

const RingSchema = z.object({ notifications: z.string() })
const MOST_SHOWN = 99

/** How many notifications wait, on every page. It rings by the desk's room: the server says there that something has changed. */
export function Bell() {
  const unread = useUnread()
  const words = frameWords().bell
  return (
    <NavLink
      to="/notifications"
      title={words.title}
      className={buttonClass({ variant: 'quiet', size: 'icon' }, 'relative')}
    >
      <BellIcon className="size-4" aria-hidden />
      <span className="sr-only">{words.unread(unread)}</span>
      {unread > 0 && (
        <span
          aria-hidden
          className="absolute -end-0.5 -top-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-2xs leading-4 font-medium text-on-accent tabular-nums"
        >
          {unread > MOST_SHOWN ? words.many : unread}
        </span>
      )}
    </NavLink>
  )
}

function useUnread(): number {
  const { unread } = useWorkspace()
  const ring = useRing(useMyDesk())
  const { load, data } = useFetcher<{ unread: number }>({ key: 'unread' })
  useEffect(() => {
    if (ring !== null) load('/notifications/unread')
  }, [ring, load])
  return data?.unread ?? unread
}

/** Another text at each ring; null before the first. */
export function useRing(desk: LiveDocument | null): string | null {
  const awareness = desk?.awareness
  const subscribe = (changed: () => void) => {
    awareness?.on('change', changed)
    return () => awareness?.off('change', changed)
  }
  const read = () => {
    for (const state of awareness?.getStates().values() ?? []) {
      const ring = RingSchema.safeParse(state)
      if (ring.success) return ring.data.notifications
    }
    return null
  }
  return useSyncExternalStore(subscribe, read, () => null)
}
