import { LogOut, Monitor, Smartphone } from 'lucide-react'
import { sessionWords } from '#words/sessions.ts'
import { Filled } from '../kit/filled.tsx'
import { Badge } from '../kit/badge.tsx'
import { Button } from '../kit/button.tsx'
import { cn } from '../kit/class-names.ts'
import { deviceWords, isHandheld } from '../format/device-words.ts'
import { RelativeTime } from '../format/time.tsx'

export type ListedSession = {
  id: string
  userAgent: string | null
  address: string | null
  createdAt: string
  lastSeenAt: string
}
type SessionListProps = {
  sessions: readonly ListedSession[]
  /** The session of the browser that shows this; it ends with signing out. */
  currentId?: string
  busy: boolean
  onEnd: (sessionId: string) => void
}

/** Where somebody is signed in, the latest use first. */
export function SessionList({ sessions, currentId, busy, onEnd }: SessionListProps) {
  const words = sessionWords()
  return (
    <ul className="divide-y divide-line/70 rounded-lg border" aria-label={words.list}>
      {sessions.map((session) => {
        const device = deviceWords(session.userAgent)
        const isCurrent = session.id === currentId
        return (
          <li
            key={session.id}
            className={cn(
              'flex min-h-15 items-center gap-3 px-3 py-2.5 md:px-4',
              busy && 'opacity-60',
            )}
          >
            <DeviceIcon userAgent={session.userAgent} />
            <div className="min-w-0 flex-1">
              <p className="flex items-center gap-2">
                <span className="truncate font-medium" title={session.userAgent ?? undefined}>
                  {device}
                </span>
                {isCurrent && <Badge tone="accent">{words.thisBrowser}</Badge>}
              </p>
              <p className="text-xs text-faint">
                {!isCurrent && (
                  <>
                    <Filled
                      text={words.used}
                      parts={{ when: <RelativeTime at={session.lastSeenAt} /> }}
                    />
                    {' · '}
                  </>
                )}
                <Filled
                  text={words.signedIn}
                  parts={{ when: <RelativeTime at={session.createdAt} /> }}
                />
                {session.address && words.from(session.address)}
              </p>
            </div>
            {!isCurrent && (
              <Button
                size="sm"
                variant="quiet"
                className="hover:text-bad"
                disabled={busy}
                aria-label={words.endOf(device)}
                onClick={() => onEnd(session.id)}
              >
                <LogOut className="size-3.5" aria-hidden /> {words.end}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}

function DeviceIcon({ userAgent }: { userAgent: string | null }) {
  const Icon = isHandheld(userAgent) ? Smartphone : Monitor
  return (
    <span className="grid size-8 shrink-0 place-items-center rounded-md bg-hover">
      <Icon className="size-4 text-muted" aria-hidden />
    </span>
  )
}
