import { ListPlus, X } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { callWords } from '#words/call.ts'
import { sayProblem } from '#words/problems.ts'
import { useAction } from '../../../../components/hooks/use-action.ts'
import { useNow } from '../../../../components/hooks/use-now.ts'
import { Button, IconButton } from '../../../../components/kit/button.tsx'
import { Section } from '../../../../components/kit/card.tsx'
import { useHouse } from '../../../../house/use-house.tsx'
import { viewingTime } from '../../matches/viewing-time.ts'
import type { CallView } from '../../view/call-view.ts'
import { Evidence } from '../../view/evidence.tsx'
import type { Decide } from '../proposals/use-decide.ts'
import { type OpenStep, openSteps } from './open-steps.ts'

type NextStepsProps = {
  callId: string
  view: CallView
  /** Whoever works on the call's lead puts a step on the list. */
  mayTake: boolean
  mayDecide: boolean
  decide: Decide
}

/** What the call leaves to do: one press puts it on one's list, one sends it away. */
export function NextSteps({ callId, view, mayTake, mayDecide, decide }: NextStepsProps) {
  const steps = useMemo(() => openSteps(view.marks), [view.marks])
  const words = callWords().steps
  if (steps.length === 0) return null
  return (
    <Section title={words.title}>
      <ul className="grid gap-1.5">
        {steps.map((step) => (
          <StepItem
            key={step.mark.id}
            callId={callId}
            step={step}
            segments={view.segments}
            mayTake={mayTake && mayDecide}
            decide={mayDecide ? decide : null}
          />
        ))}
      </ul>
    </Section>
  )
}

type StepItemProps = {
  callId: string
  step: OpenStep
  segments: CallView['segments']
  mayTake: boolean
  decide: Decide | null
}

function StepItem({ callId, step: { mark, text }, segments, mayTake, decide }: StepItemProps) {
  const { run, busy, data, problem } = useAction<{ reminded: string }>(`/calls/${callId}`)
  const house = useHouse()
  const now = useNow()
  const isTaken = data?.reminded !== undefined
  useEffect(() => {
    if (isTaken) decide?.(mark.id, 'accepted')
  }, [isTaken, decide, mark.id])
  const words = callWords().steps
  function take() {
    const { local } = viewingTime({ day: '', clock: '10:00' }, { now, house })
    run({ intent: 'addReminder', title: text, dueAt: local })
  }
  return (
    <li className="rounded-lg border bg-surface py-1.5 ps-3 pe-1.5">
      <div className="flex items-center gap-1">
        <p dir="auto" className="min-w-0 flex-1 text-sm font-medium">
          {text}
        </p>
        {decide && (
          <IconButton
            label={words.dismiss}
            size="iconSm"
            disabled={busy}
            onClick={() => decide(mark.id, 'dismissed')}
          >
            <X className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </div>
      <Evidence mark={mark} segments={segments} />
      {mayTake && (
        <Button size="sm" className="mt-1.5 mb-0.5" disabled={busy || isTaken} onClick={take}>
          <ListPlus className="size-3.5" aria-hidden /> {words.take}
        </Button>
      )}
      {problem && (
        <p role="alert" className="mt-1 text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
    </li>
  )
}
