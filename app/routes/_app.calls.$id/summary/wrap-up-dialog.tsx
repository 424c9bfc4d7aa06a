import { Sparkles } from 'lucide-react'
import { useEffect, useState } from 'react'
import { callWords } from '#words/call.ts'
import { sayProblem } from '#words/problems.ts'
import { Button } from '../../../components/kit/button.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { Dialog } from '../../../components/kit/overlay/dialog.tsx'
import { Field, TextInput } from '../../../components/kit/field.tsx'
import { useAction } from '../../../components/hooks/use-action.ts'
import { BookingForm } from './booking-form.tsx'
import type { Booked } from './use-booking.ts'
import type { CallView } from '../view/call-view.ts'
import { heardTime } from './heard-time.ts'
import { likelyEnding } from './likely-ending.ts'
import { NextStep } from './next-step.tsx'
import { listOptions } from '../../../house/lists.ts'
import { useReference } from '../../../house/use-house.tsx'

/** What a call comes to when a viewing is booked on it: PACE itself writes it. */
const VIEWING_BOOKED = 'viewingBooked'

type WrapUpDialogProps = {
  callId: string
  view: CallView
  /** Of a lead that this person may write: a viewing is booked for it. */
  leadId: string | null
  open: boolean
  onOpenChange: (open: boolean) => void
}
type Step = { kind: 'ending' } | { kind: 'booking' } | { kind: 'next'; booked: Booked }

/** How the call ended. A viewing that was agreed is booked here and now, and what follows from it is offered. */
export function WrapUpDialog({ callId, view, leadId, open, onOpenChange }: WrapUpDialogProps) {
  const [step, setStep] = useState<Step>({ kind: 'ending' })
  function change(next: boolean) {
    onOpenChange(next)
    if (!next) setStep({ kind: 'ending' })
  }
  return (
    <Dialog open={open} onOpenChange={change} {...headOf(step)}>
      {step.kind === 'ending' && (
        <Ending
          callId={callId}
          likely={likelyEnding(view.marks)}
          onDone={() => change(false)}
          onBook={leadId ? () => setStep({ kind: 'booking' }) : null}
        />
      )}
      {step.kind === 'booking' && leadId && (
        <BookingForm
          callId={callId}
          leadId={leadId}
          heard={heardTime(view.marks)}
          onBooked={(booked) => setStep({ kind: 'next', booked })}
          onBack={() => setStep({ kind: 'ending' })}
        />
      )}
      {step.kind === 'next' && (
        <NextStep callId={callId} booked={step.booked} onClose={() => change(false)} />
      )}
    </Dialog>
  )
}

function headOf({ kind }: Step): { title: string; description?: string } {
  const { ending, booking, next } = callWords()
  if (kind === 'next') return { title: next.title }
  const { title, hint } = kind === 'ending' ? ending : booking
  return { title, description: hint }
}

type EndingProps = {
  callId: string
  /** What Assistcraft takes for the ending. */
  likely: string | null
  onDone: () => void
  /** Null without a lead: there is nobody to book for. */
  onBook: (() => void) | null
}

/** In one press or in one's own words. What was typed stays if the server refuses. */
function Ending({ callId, likely, onDone, onBook }: EndingProps) {
  const { run, busy, data, problem } = useAction<{ wrappedUp: string }>(`/calls/${callId}`)
  const words = callWords().ending
  const [typed, setTyped] = useState('')
  useEffect(() => {
    if (data?.wrappedUp) onDone()
  }, [data, onDone])
  const dispositions = listOptions(useReference(), 'disposition')
  const wrapUp = (disposition: string) => run({ intent: 'wrapUp', disposition })
  return (
    <>
      <div className="grid grid-cols-2 gap-2">
        {dispositions.map(({ value: usual, label }) => (
          <Button
            key={usual}
            disabled={busy}
            className={cn('justify-start', usual === likely && 'border-ai/50')}
            onClick={() => (usual === VIEWING_BOOKED && onBook ? onBook() : wrapUp(usual))}
          >
            <span className="truncate">
              {usual === VIEWING_BOOKED && onBook ? words.book : label}
            </span>
            {usual === likely && (
              <span className="ms-auto inline-flex items-center gap-1 text-2xs text-ai">
                <Sparkles className="size-3" aria-hidden /> {words.likely}
              </span>
            )}
          </Button>
        ))}
      </div>
      <form
        className="mt-4 flex items-end gap-2 border-t pt-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim()) wrapUp(typed.trim())
        }}
      >
        <Field label={words.other} className="flex-1" error={problem && sayProblem(problem)}>
          {(props) => (
            <TextInput
              {...props}
              dir="auto"
              maxLength={64}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
        <Button type="submit" variant="primary" disabled={busy || typed.trim() === ''}>
          {callWords().wrapUp}
        </Button>
      </form>
    </>
  )
}
