import {
  DndContext,
  DragOverlay,
  MeasuringStrategy,
  pointerWithin,
  rectIntersection,
} from '@dnd-kit/core'
import { useMemo, useRef } from 'react'
import type { CallCard, Card, LeadCard } from '#domain/views.ts'
import { useGlide } from '../../components/use-glide.ts'
import { Page } from '../../frame/page.tsx'
import { useShowLive } from '../../live/shown-live.tsx'
import { useCards } from '../../live/use-cards.ts'
import { useLiveDocument } from '../../live/use-live-document.tsx'
import { boardAnnouncements, HOW_TO_DRAG } from './announcements.ts'
import { BoardColumn } from './board-column.tsx'
import { BoardSummary } from './board-summary.tsx'
import { CallStrip } from './call-strip.tsx'
import { useBoardSensors } from './column-keys.ts'
import { LeadCardFace } from './lead-card.tsx'
import { LostDialog } from './lost-dialog.tsx'
import { SendMove } from './send-move.tsx'
import { TeamSwitch } from '../../frame/team-switch.tsx'
import { useBoardDrag } from './use-board-drag.ts'
import { useLeadRights } from './use-lead-rights.ts'

type BoardProps = { teamId: string; cards: readonly Card[] }

/** The team's pipeline as it is this second: cards move when the view does, by pointer and by keys. */
export function Board({ teamId, cards: rendered }: BoardProps) {
  const live = useLiveDocument(`board:${teamId}`)
  useShowLive(live, 'view')
  const cards = useCards(live, rendered)
  const leads = useMemo(() => cards.filter(isLead), [cards])
  const calls = useMemo(() => cards.filter(isCall), [cards])
  const { columns, held, losing, sending, answered, drag, lose, keep } = useBoardDrag(leads)
  const rights = useLeadRights(teamId)
  const container = useRef<HTMLDivElement>(null)
  useGlide(container, held?.id ?? null)

  return (
    <Page
      fixed
      className="flex flex-col"
      title={<TeamSwitch teamId={teamId} />}
      actions={<BoardSummary leads={leads} />}
    >
      <CallStrip calls={calls} />
      <DndContext
        id="board"
        sensors={useBoardSensors()}
        collisionDetection={(args) =>
          args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args)
        }
        measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
        accessibility={{
          announcements: boardAnnouncements(
            (id) => leads.find((card) => card.id === id)?.name ?? 'The lead',
          ),
          screenReaderInstructions: { draggable: HOW_TO_DRAG },
        }}
        {...drag}
      >
        <div
          ref={container}
          className="@container min-h-0 flex-1 snap-x scroll-px-3 overflow-auto md:snap-none"
        >
          <div className="flex min-h-full w-max items-stretch gap-3 p-3 md:px-6 md:py-4">
            {columns.map((column) => (
              <BoardColumn key={column.stage} column={column} rights={rights} />
            ))}
          </div>
        </div>
        <DragOverlay dropAnimation={null}>
          {held && <LeadCardFace card={held} lifted />}
        </DragOverlay>
      </DndContext>
      {sending.map((move) => (
        <SendMove key={move.id} move={move} onAnswer={answered} />
      ))}
      {losing && <LostDialog name={losing.name} onLose={lose} onCancel={keep} />}
    </Page>
  )
}

function isLead(card: Card): card is LeadCard {
  return card.kind === 'lead'
}

function isCall(card: Card): card is CallCard {
  return card.kind === 'call'
}
