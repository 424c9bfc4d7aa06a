import { useState } from 'react'
import { bookingWords } from '#words/booking.ts'
import { dayKey } from '../components/format/format-time.ts'
import { useNow } from '../components/hooks/use-now.ts'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { Answers } from './answers.tsx'
import { useFree } from './use-free.ts'
import { type Moving, whenOf } from './moving.ts'
import type { Move } from './use-move.ts'
import { WhenFields } from './when-fields.tsx'

type MoveDialogProps = { moving: Moving | null; move: Move; onClose: () => void }

/** For who does not drag, and for what was in the way of who did. */
export function MoveDialog({ moving, move, onClose }: MoveDialogProps) {
  return (
    <Dialog
      open={moving !== null}
      onOpenChange={(open) => !open && onClose()}
      title={bookingWords().moveTitle}
    >
      {moving && <MoveForm moving={moving} move={move} onClose={onClose} />}
    </Dialog>
  )
}

function MoveForm({ moving, move, onClose }: MoveDialogProps & { moving: Moving }) {
  const words = bookingWords()
  const { viewing, problem } = moving
  const asked = moving.when ?? whenOf(viewing)
  const [when, setWhen] = useState(asked)
  const today = dayKey(useNow())
  const { id: viewingId, leadId, listingId } = viewing
  const free = useFree({ ...when, leadId, listingId, viewingId })
  const isAsAsked =
    when.day === asked.day && when.clock === asked.clock && when.minutes === asked.minutes
  const go = (isMeant: boolean) => {
    move(viewing, when, isMeant)
    onClose()
  }
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        go(false)
      }}
    >
      <WhenFields when={when} today={today} free={free} onChange={setWhen} />
      <Answers
        problem={isAsAsked ? problem : null}
        busy={false}
        isWhole={when.day !== ''}
        action={words.move}
        insist={words.moveAllTheSame}
        onBack={onClose}
        onInsist={isAsAsked && problem ? () => go(true) : null}
      />
    </form>
  )
}
