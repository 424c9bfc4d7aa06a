import {
  DndContext,
  DragOverlay,
  MeasuringStrategy,
  pointerWithin,
  rectIntersection,
} from '@dnd-kit/core'
import { boardWords } from '#words/board.ts'
import { useShortcuts } from '../../components/hooks/use-shortcuts.ts'
import { leadTitle } from '../../components/business/lead-title.ts'
import { Page } from '../../frame/page.tsx'
import { TeamSwitch } from '../../frame/navigation/team-switch.tsx'
import { useShowLive } from '../../live/document/shown-live.tsx'
import { boardAnnouncements } from './move/announcements.ts'
import { BoardColumn } from './board-column.tsx'
import { BoardSummary } from './board-summary.tsx'
import { bookFocused } from './card/book-card.ts'
import { CallStrip } from './card/call-strip.tsx'
import { useBoardSensors } from './move/column-keys.ts'
import { STAGES } from './state/columns.ts'
import type { FirstSight } from './state/first-sight.ts'
import { LeadCardFace } from './card/lead-card.tsx'
import { LostDialog } from './move/lost-dialog.tsx'
import { SendMove } from './move/send-move.tsx'
import { useBoard } from './state/use-board.ts'
import { useBoardDrag } from './move/use-board-drag.ts'
import { useLeadRights } from './state/use-lead-rights.ts'

type BoardProps = { teamId: string; sight: FirstSight }

/** The team's pipeline as it is this second: cards move when the view does, by pointer and by keys. */
export function Board({ teamId, sight }: BoardProps) {
  const { live, store } = useBoard(teamId, sight)
  useShowLive(live, 'view')
  const { held, losing, sending, answered, drag, lose, keep } = useBoardDrag(store)
  const rights = useLeadRights(teamId)
  // With a card in hand every key is about carrying it.
  const book = () => !held && bookFocused(store, rights)
  useShortcuts({ v: { run: book, does: boardWords().bookKey } }, rights.mayBookAtAll)

  return (
    <Page
      fixed
      className="flex flex-col"
      title={<TeamSwitch page="board" teamId={teamId} />}
      actions={<BoardSummary store={store} />}
    >
      <CallStrip store={store} />
      <DndContext
        id="board"
        sensors={useBoardSensors()}
        collisionDetection={(args) =>
          args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args)
        }
        measuring={{ droppable: { strategy: MeasuringStrategy.Always } }}
        accessibility={{
          announcements: boardAnnouncements((id) => {
            const card = store.lead(id)
            return card ? leadTitle(card) : boardWords().theLead
          }),
          screenReaderInstructions: { draggable: boardWords().howToDrag },
        }}
        {...drag}
      >
        <div className="@container relative min-h-0 flex-1 snap-x scroll-px-3 overflow-x-auto overflow-y-hidden md:snap-none">
          <div className="flex h-full w-max gap-3 p-3 md:px-6 md:py-4">
            {STAGES.map((stage) => (
              <BoardColumn
                key={stage}
                store={store}
                stage={stage}
                rights={rights}
                held={held?.id ?? null}
              />
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
      {losing && <LostDialog name={leadTitle(losing)} onLose={lose} onCancel={keep} />}
    </Page>
  )
}
