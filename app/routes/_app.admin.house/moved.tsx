import type { ReactNode } from 'react'
import { settingsWords } from '#words/settings.ts'
import { Button } from '../../components/kit/button.tsx'
import { cn } from '../../components/kit/class-names.ts'

type MovedProps = { onTake: () => void; className?: string; children?: ReactNode }

/** Somebody else has saved meanwhile: what one typed stands in the form until it is saved in the place of theirs, or given up for it. */
export function Moved({ onTake, className, children }: MovedProps) {
  const words = settingsWords().moved
  return (
    <div
      role="alert"
      className={cn(
        'grid gap-2 rounded-md border border-warn/40 bg-warn-soft p-3 text-sm',
        className,
      )}
    >
      <p>{words.why}</p>
      {children}
      <Button size="sm" className="justify-self-start" onClick={onTake}>
        {words.take}
      </Button>
    </div>
  )
}
