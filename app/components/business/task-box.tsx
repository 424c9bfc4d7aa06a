import { Check } from 'lucide-react'
import { cn } from '../kit/class-names.ts'

type TaskBoxProps = { label: string; ticked: boolean; onTick: () => void }

/** The box of a task, over whatever link its row is: once it is ticked nothing takes that back. */
export function TaskBox({ label, ticked, onTick }: TaskBoxProps) {
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={ticked}
      aria-label={label}
      onClick={() => !ticked && onTick()}
      className={cn(
        'relative z-10 grid size-4 shrink-0 place-items-center rounded-sm border border-line-strong text-transparent hover:border-accent hover:text-accent',
        ticked && 'border-accent bg-accent text-on-accent hover:text-on-accent',
      )}
    >
      <Check className="size-3" strokeWidth={3} aria-hidden />
    </button>
  )
}
