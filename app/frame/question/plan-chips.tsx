import { X } from 'lucide-react'
import { questionWords } from '#words/question.ts'
import { Badge } from '../../components/kit/badge.tsx'
import { cn } from '../../components/kit/class-names.ts'
import type { Answer, Choice } from './answer.ts'
import { OwnDays } from './own-days.tsx'

type Run = (called: string, plan: unknown) => void
type PlanChipsProps = {
  plan: NonNullable<Answer['plan']>
  edits: Answer['edits']
  /** Runs another plan, by what that is called. */
  onRun: Run
}

/** What was understood. Each part can be taken out or changed for another, and runs anew. */
export function PlanChips({ plan, edits, onRun }: PlanChipsProps) {
  const words = questionWords()
  return (
    <div
      className="mt-2 flex flex-wrap items-center gap-1.5"
      role="group"
      aria-label={words.understood}
    >
      <Badge tone="ai">{plan.title}</Badge>
      {edits
        ? edits.chips.map((chip) => <EditChip key={chip.said} chip={chip} onRun={onRun} />)
        : [...plan.filters, ...(plan.time ? [plan.time] : [])].map((said) => (
            <Badge key={said}>{said}</Badge>
          ))}
      {edits && edits.splits.length > 0 && (
        <Choices label={words.splitBy} shown={words.splitBy} choices={edits.splits} onRun={onRun} />
      )}
      {edits && edits.times.length > 0 && (
        <Choices label={words.when} shown={words.when} choices={edits.times} onRun={onRun} />
      )}
      {edits?.between && <OwnDays between={edits.between} onRun={onRun} />}
      {plan.notes.map((note) => (
        <Badge key={note}>{note}</Badge>
      ))}
    </div>
  )
}

type Chip = NonNullable<Answer['edits']>['chips'][number]

function EditChip({ chip, onRun }: { chip: Chip; onRun: Run }) {
  const words = questionWords()
  return (
    <span className="inline-flex h-6 max-w-full items-center rounded-sm bg-hover text-2xs font-medium text-muted">
      {chip.options.length > 0 ? (
        <Choices
          label={words.change(chip.said)}
          shown={chip.said}
          choices={chip.options}
          onRun={onRun}
        />
      ) : (
        <span className="truncate px-1.5">{chip.said}</span>
      )}
      {chip.calledWithout !== null && (
        <button
          type="button"
          aria-label={words.remove(chip.said)}
          onClick={() => onRun(chip.calledWithout ?? chip.said, chip.without)}
          className="grid size-6 shrink-0 place-items-center rounded-sm hover:bg-line hover:text-ink"
        >
          <X className="size-3" aria-hidden />
        </button>
      )}
    </span>
  )
}

type ChoicesProps = {
  label: string
  shown: string
  choices: readonly Choice[]
  onRun: Run
}

/** The browser's own list: it works on a phone and by keyboard. */
function Choices({ label, shown, choices, onRun }: ChoicesProps) {
  return (
    <select
      aria-label={label}
      value=""
      onChange={({ target }) => {
        const choice = choices[Number(target.value)]
        if (choice) onRun(choice.called, choice.plan)
      }}
      className={cn(
        'h-6 max-w-48 cursor-pointer appearance-none truncate rounded-sm bg-hover px-1.5 text-2xs font-medium text-muted hover:text-ink',
      )}
    >
      <option value="">{shown}</option>
      {choices.map((choice, at) => (
        <option key={choice.label} value={at}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}
