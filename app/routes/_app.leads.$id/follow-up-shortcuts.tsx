import { leadWords } from '#words/lead.ts'
import { dayAt } from '../../components/format/local-input.ts'
import { useChosenField } from '../../components/record/use-field.ts'

const MORNING = 10
const CHOICES = [
  { key: 'tomorrow', days: 1 },
  { key: 'inThreeDays', days: 3 },
  { key: 'inAWeek', days: 7 },
] as const

/** The usual next steps, one press each. */
export function FollowUpShortcuts() {
  const { field, life } = useChosenField('nextFollowUpAt')
  if (field.readOnly) return null
  const { followUp } = leadWords()
  return (
    <div className="flex flex-wrap gap-1 pt-0.5 pb-1.5 ps-[8.5rem]">
      {CHOICES.map(({ key, days }) => (
        <button
          key={days}
          type="button"
          onClick={() => life.choose(dayAt(Date.now(), days, MORNING))}
          className="h-6 rounded-md border px-2 text-xs text-muted hover:bg-hover hover:text-ink"
        >
          {followUp[key]}
        </button>
      ))}
    </div>
  )
}
