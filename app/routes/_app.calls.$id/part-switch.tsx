import { cn } from '../../components/class-names.ts'

const PARTS = { transcript: 'Transcript', assist: 'Assist and notes' } as const
export type Part = keyof typeof PARTS

/** On a narrow screen the two columns stand behind each other. */
export function PartSwitch({ part, onChoose }: { part: Part; onChoose: (part: Part) => void }) {
  const keys: Part[] = ['transcript', 'assist']
  return (
    <div
      role="tablist"
      aria-label="Parts of the call"
      className="grid grid-cols-2 border-b lg:hidden"
    >
      {keys.map((key) => (
        <button
          key={key}
          type="button"
          role="tab"
          aria-selected={part === key}
          onClick={() => onChoose(key)}
          className={cn(
            '-mb-px h-10 border-b-2 border-transparent text-sm text-muted',
            part === key && 'border-accent font-medium text-ink',
          )}
        >
          {PARTS[key]}
        </button>
      ))}
    </div>
  )
}
