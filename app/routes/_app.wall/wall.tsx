import { Maximize2, PhoneOff } from 'lucide-react'
import { useMemo, useRef } from 'react'
import type { CallCard, Card } from '#domain/views/cards.ts'
import { wallWords } from '#words/wall.ts'
import { IconButton } from '../../components/kit/button.tsx'
import { EmptyState } from '../../components/kit/empty-state.tsx'
import { TeamSwitch } from '../../frame/navigation/team-switch.tsx'
import { useGlide } from '../../components/hooks/use-glide.ts'
import { useNow } from '../../components/hooks/use-now.ts'
import { DemoCall } from '../../demo-call/demo-call.tsx'
import { Page } from '../../frame/page.tsx'
import { LatePinnedTiles } from '../../frame/tiles/late-pinned-tiles.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { useTeamCards } from '../../live/cards/use-team-cards.ts'
import { callCounters, callsNow } from './call-counters.ts'
import { Counters } from './counters.tsx'
import { WallCall } from './wall-call.tsx'

type WallProps = { teamId: string; cards: readonly Card[] }

/** For a screen that hangs in the room: who is on the line, who waits, how the day goes. */
export function Wall({ teamId, cards: rendered }: WallProps) {
  const { live, cards } = useTeamCards('wall', teamId, rendered)
  useShowLive(live, 'view')
  const calls = useMemo(() => cards.filter(isCall), [cards])
  const now = useNow('second')
  const words = wallWords()
  const going = callsNow(calls)
  const list = useRef<HTMLUListElement>(null)
  const room = useRef<HTMLDivElement>(null)
  useGlide(list, null)
  return (
    <Page
      fixed
      title={<TeamSwitch page="wall" teamId={teamId} />}
      actions={
        <>
          <DemoCall />
          <IconButton
            label={words.fullScreen}
            onClick={() => void room.current?.requestFullscreen()}
          >
            <Maximize2 className="size-4" aria-hidden />
          </IconButton>
        </>
      }
    >
      <div
        ref={room}
        className="flex h-full flex-col gap-6 overflow-y-auto bg-surface p-4 md:gap-8 md:p-8"
      >
        <Counters counted={callCounters(calls, now)} />
        <LatePinnedTiles place="wall" />
        {going.length === 0 ? (
          <EmptyState icon={PhoneOff} title={words.nobody} className="my-auto">
            {words.nobodyHint}
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
