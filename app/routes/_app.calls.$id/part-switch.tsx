import { callWords } from '#words/call.ts'
import { cn } from '../../components/kit/class-names.ts'

export type Part = 'transcript' | 'assist'

/** On a narrow screen the two columns stand behind each other. */
export function PartSwitch({ part, onChoose }: { part: Part; onChoose: (part: Part) => void }) {
  const words = callWords().parts
  const keys: Part[] = ['transcript', 'assist']
  return (
    <div role="tablist" aria-label={words.label} className="grid grid-cols-2 border-b lg:hidden">
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
          {words[key]}
        </button>
      ))}
    </div>
  )
}
