import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { can } from '#domain/access/access.ts'
import { standingOf } from '#domain/viewing/customer.ts'
import { bookingWords } from '#words/booking.ts'
import { handingWords } from '#words/handing.ts'
import type { Preset } from '../../../booking/booking-form.tsx'
import { LateBookingDialog } from '../../../booking/late-booking-dialog.tsx'
import { MoveDialog } from '../../../booking/move-dialog.tsx'
import type { Moving } from '../../../booking/moving.ts'
import { useMove } from '../../../booking/use-move.ts'
import type { When } from '../../../booking/when-fields.tsx'
import { askToHand } from '../../../handing/ask-to-hand.ts'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'

type Actions = {
  book: (when: When) => void
  /** To another time at once; what is in its way is asked about. */
  move: (viewing: ViewingRow, when: When) => void
  /** By a window, for who does not drag. */
  askToMove: (viewing: ViewingRow) => void
  mayMove: (viewing: ViewingRow) => boolean
}

const Context = createContext<Actions | null>(null)

export function useCalendarActions(): Actions {
  const actions = useContext(Context)
  if (!actions) throw new Error('useCalendarActions is for what stands in the calendar')
  return actions
}

type ProviderProps = {
  viewings: readonly ViewingRow[]
  /** What a booking by key begins with. */
  next: () => When
  children: ReactNode
}

/** What can be done in the calendar, by pointer, by keys and by windows. */
export function CalendarActions({ viewings, next, children }: ProviderProps) {
  const { me } = useWorkspace()
  const [preset, setPreset] = useState<Preset | null>(null)
  const [moving, setMoving] = useState<Moving | null>(null)
  const mayMove = useCallback(
    ({ agentId: ownerId, teamId, status }: ViewingRow) =>
      status !== 'cancelled' &&
      can({ kind: 'person', ...me }, 'write', 'viewing', { ownerId, teamId }),
    [me],
  )
  const move = useMove({ onRefused: setMoving })
  const actions = useMemo(
    () => ({
      book: (when: When) => setPreset({ when }),
      move,
      askToMove: (viewing: ViewingRow) => setMoving({ viewing, when: null, problem: null }),
      mayMove,
    }),
    [move, mayMove],
  )
  const words = bookingWords()
  useShortcuts({
    b: { run: () => setPreset({ when: next() }), does: words.key },
    m: { run: () => askForFocused(viewings, actions), does: words.moveKey },
    h: { run: () => handFocused(viewings, mayMove), does: handingWords().key },
  })
  return (
    <Context.Provider value={actions}>
      {children}
      <LateBookingDialog preset={preset} onClose={() => setPreset(null)} />
      <MoveDialog moving={moving} move={move} onClose={() => setMoving(null)} />
    </Context.Provider>
  )
}

function askForFocused(viewings: readonly ViewingRow[], actions: Actions): void {
  const viewing = focusedOf(viewings)
  if (viewing && actions.mayMove(viewing)) actions.askToMove(viewing)
}

function handFocused(viewings: readonly ViewingRow[], mayHand: Actions['mayMove']): void {
  const viewing = focusedOf(viewings)
  const isComing = viewing && standingOf(viewing, Date.now()) === 'coming'
  if (isComing && mayHand(viewing)) askToHand(viewing.id)
}

function focusedOf(viewings: readonly ViewingRow[]): ViewingRow | undefined {
  const focused = document.activeElement?.closest<HTMLElement>('[data-viewing]')?.dataset['viewing']
  return viewings.find(({ id }) => id === focused)
}
