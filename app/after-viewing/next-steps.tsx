import { Link } from '@remix-run/react'
import type { AfterStep, NextStep } from '#domain/viewing/next-step.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { formatInstantDay } from '../components/format/format-time.ts'
import { buttonClass } from '../components/kit/button.tsx'
import type { FoundAfter } from './found-after.ts'

type Take = Record<AfterStep, () => unknown>
type NextStepsProps = { found: FoundAfter; busy: boolean; take: Take }

/** What follows, the likeliest first and in its own colour, each with why it is proposed. */
export function NextSteps({ found, busy, take }: NextStepsProps) {
  const words = afterViewingWords()
  const { outcome, steps } = found
  if (outcome === null) return null
  return (
    <section aria-label={words.next} aria-live="polite">
      <h3 className="mb-2 text-xs font-medium text-muted">{words.next}</h3>
      {steps.length === 0 && <p className="text-sm text-muted">{words.nothing}</p>}
      <ul className="grid gap-2">
        {steps.map((next, at) => (
          <li key={next.step} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Step {...{ next, found, busy, take }} isFirst={at === 0} />
            <span className="min-w-40 flex-1 text-xs text-muted">{words.why[next.why]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type StepProps = NextStepsProps & { next: NextStep; isFirst: boolean }

function Step({ next: { step }, found, busy, take, isFirst }: StepProps) {
  const words = afterViewingWords()
  const look = buttonClass({ variant: isFirst ? 'primary' : 'secondary' })
  if (step === 'otherHomes') {
    return (
      <Link to={`/leads/${found.lead?.id ?? ''}`} className={look} onClick={take.otherHomes}>
        {words.steps.otherHomes}
      </Link>
    )
  }
  const label =
    step === 'followUp' ? words.followUpOn(formatInstantDay(found.followUpAt)) : words.steps[step]
  return (
    <button type="button" className={look} disabled={busy} onClick={take[step]}>
      {label}
    </button>
  )
}
