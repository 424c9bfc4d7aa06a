import { Maximize2, PhoneOff } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { CallCard, Card } from '#domain/views.ts'
import { IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { TeamSwitch } from '../../frame/team-switch.tsx'
import { useGlide } from '../../components/use-glide.ts'
import { useNow } from '../../components/use-now.ts'
import { Page } from '../../frame/page.tsx'
import { useShowLive } from '../../live/shown-live.tsx'
import { useCards } from '../../live/use-cards.ts'
import { useLiveDocument } from '../../live/use-live-document.tsx'
import { callCounters, callsNow } from './call-counters.ts'
import { Counters } from './counters.tsx'
import { WallCall } from './wall-call.tsx'

type WallProps = { teamId: string; cards: readonly Card[] }

/** For a screen that hangs in the room: who is on the line, who waits, how the day goes. */
export function Wall({ teamId, cards: rendered }: WallProps) {
  const live = useLiveDocument(`wall:${teamId}`)
  useShowLive(live, 'view')
  const cards = useCards(live, rendered)
  const calls = useMemo(() => cards.filter(isCall), [cards])
  const now = useNow('second')
  const going = callsNow(calls)
  const list = useRef<HTMLUListElement>(null)
  const room = useRef<HTMLDivElement>(null)
  useGlide(list, null)
  return (
    <Page
      fixed
      title={<TeamSwitch teamId={teamId} to="/wall" />}
      actions={
        <IconButton label="Fill the screen" onClick={() => void room.current?.requestFullscreen()}>
          <Maximize2 className="size-4" aria-hidden />
        </IconButton>
      }
    >
      <div
        ref={room}
        className="flex h-full flex-col gap-6 overflow-y-auto bg-surface p-4 md:gap-8 md:p-8"
      >
        <Counters counted={callCounters(calls, now)} />
        {going.length === 0 ? (
          <EmptyState icon={PhoneOff} title="Nobody is on the line" className="my-auto">
            Calls appear here the moment they ring.
          </EmptyState>
        ) : (
          <ul
            ref={list}
            className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,340px),1fr))] gap-3 md:gap-4"
          >
            {going.map((call) => (
              <li key={call.id} data-glide={call.id} className="relative">
                <WallCall call={call} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </Page>
  )
}

function isCall(card: Card): card is CallCard {
  return card.kind === 'call'
}
