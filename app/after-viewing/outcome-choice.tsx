import { Ban, CalendarPlus, HandCoins, HeartHandshake, ThumbsDown, UserX } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Interest } from '#domain/viewing/customer.ts'
import { type Outcome, OUTCOMES } from '#domain/viewing/outcome.ts'
import { afterViewingWords } from '#words/after-viewing.ts'
import { cn } from '../components/kit/class-names.ts'

const ICONS: Record<Outcome, ReactNode> = {
  offer: <HandCoins aria-hidden />,
  again: <CalendarPlus aria-hidden />,
  unsure: <HeartHandshake aria-hidden />,
  no: <ThumbsDown aria-hidden />,
  noShow: <UserX aria-hidden />,
  cancelled: <Ban aria-hidden />,
}

type OutcomeChoiceProps = {
  chosen: string | null
  /** What the customer has said by themselves. */
  answered: Interest | null
  disabled: boolean
  onChoose: (outcome: Outcome) => void
}

/** Each a press of its own: it is said at once, and another one says it anew. */
export function OutcomeChoice({ chosen, answered, disabled, onChoose }: OutcomeChoiceProps) {
  const words = afterViewingWords()
  return (
    <fieldset>
      <legend className="mb-2 text-xs font-medium text-muted">
        {answered ? words.customerSays(words.outcomes[answered]) : words.legend}
      </legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            aria-pressed={chosen === outcome}
            aria-disabled={disabled}
            onClick={() => !disabled && chosen !== outcome && onChoose(outcome)}
            className={cn(
              'flex min-h-11 items-center gap-2 rounded-md border px-3 py-1.5 text-start text-sm hover:bg-hover [&_svg]:size-4 [&_svg]:shrink-0',
              chosen === outcome && 'border-accent bg-accent-soft font-medium text-accent',
            )}
          >
            {ICONS[outcome]}
            {words.outcomes[outcome]}
          </button>
        ))}
      </div>
    </fieldset>
  )
}
