import { isSlotTaken } from '#domain/viewing/slot.ts'
import { bookingWords } from '#words/booking.ts'
import { sayProblem } from '#words/problems.ts'
import type { ActionProblem } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'

type AnswersProps = {
  problem: ActionProblem | null
  busy: boolean
  isWhole: boolean
  action: string
  insist: string
  onBack: () => void
  /** Does what was just refused; null once something else is wanted. */
  onInsist: (() => void) | null
}

/** The buttons below a time that is asked for, and what is in its way. */
export function Answers(props: AnswersProps) {
  const { problem, busy, isWhole, action, insist, onBack, onInsist } = props
  return (
    <>
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onBack}>
          {bookingWords().back}
        </Button>
        {onInsist && isSlotTaken(problem?.said?.key) && (
          <Button disabled={busy} onClick={onInsist}>
            {insist}
          </Button>
        )}
        <Button type="submit" variant="primary" disabled={busy || !isWhole}>
          {action}
        </Button>
      </div>
    </>
  )
}
