import { dayAt } from '../../components/local-input.ts'
import { useRecordField } from '../../live/record-fields.tsx'

const MORNING = 10
const CHOICES = [
  { label: 'Tomorrow', days: 1 },
  { label: 'In 3 days', days: 3 },
  { label: 'In a week', days: 7 },
] as const

/** The usual next steps, one press each. */
export function FollowUpShortcuts() {
  const field = useRecordField('nextFollowUpAt')
  if (field.readOnly) return null
  return (
    <div className="flex flex-wrap gap-1 pt-0.5 pb-1.5 ps-[8.5rem]">
      {CHOICES.map(({ label, days }) => (
        <button
          key={days}
          type="button"
          onClick={() => field.write(dayAt(Date.now(), days, MORNING))}
          className="h-6 rounded-md border px-2 text-xs text-muted hover:bg-hover hover:text-ink"
        >
          {label}
        </button>
      ))}
    </div>
  )
}
