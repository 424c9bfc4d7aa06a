import { sayProblem } from '#words/problems.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { formatWords } from '#words/format.ts'
import { askToBook } from '../booking/ask-to-book.ts'
import { firstTime } from '../booking/first-time.ts'
import { formatInstant } from '../components/format/format-time.ts'
import { Button } from '../components/kit/button.tsx'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { askToTell } from '../telling/ask-to-tell.ts'
import type { FoundAfter } from './found-after.ts'
import { OutcomeChoice } from './outcome-choice.tsx'
import { NextSteps } from './next-steps.tsx'
import { type AfterAction, useAfter, useAfterAction } from './use-after.ts'

type DialogProps = { viewingId: string | null; onClose: () => void }

/** How a viewing went is said by one press, and what follows from it by the next. */
export function AfterDialog({ viewingId, onClose }: DialogProps) {
  const action = useAfterAction()
  // What is asked of a viewing goes with its window: what is shut asks for nothing.
  return viewingId && <After key={viewingId} {...{ viewingId, action, onClose }} />
}

type AfterProps = { viewingId: string; action: AfterAction; onClose: () => void }

function After({ viewingId, action, onClose }: AfterProps) {
  const words = afterViewingWords()
  const after = useAfter(viewingId, action)
  const { found, problem } = after
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={found ? aboutOf(found) : words.loading}
    >
      {found && (
        <div className="grid gap-4">
          {found.mayWrite && (
            <OutcomeChoice
              chosen={after.saying ?? found.outcome}
              answered={found.answered}
              disabled={after.busy}
              onChoose={after.say}
            />
          )}
          {problem && (
            <p role="alert" className="text-xs text-bad">
              {sayProblem(problem)}
            </p>
          )}
          <NextSteps
            found={found}
            busy={after.busy}
            take={{
              ...after,
              bookAgain: () => leave(onClose, () => askToBook(bookingOf(found))),
              askHow: () => leave(onClose, () => askToTell(found.id)),
              otherHomes: onClose,
            }}
          />
          <div className="flex justify-end">
            <Button variant="quiet" onClick={onClose}>
              {words.close}
            </Button>
          </div>
        </div>
      )}
    </Dialog>
  )
}

/** One window closes before the next opens: the focus goes from one to the other. */
function leave(onClose: () => void, open: () => void): void {
  onClose()
  open()
}

function bookingOf({ lead, home }: FoundAfter) {
  return { ...(lead ? { lead } : {}), ...(home ? { home } : {}), when: firstTime() }
}

function aboutOf({ lead, home, startsAt }: FoundAfter): string {
  return formatWords().list([lead?.label ?? null, home?.label ?? null, formatInstant(startsAt)])
}
