import { type ReactNode, useId } from 'react'
import { cn } from './class-names.ts'

export function Card({ className, children }: { className?: string; children: ReactNode }) {
  return <div className={cn('rounded-lg border bg-surface', className)}>{children}</div>
}

type SectionProps = {
  title: ReactNode
  count?: number
  actions?: ReactNode
  className?: string
  /** By which it is found on its page (`record/go-to-field.ts`). */
  field?: string
  children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, count, actions, className, field, children }: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} data-field={field} className={cn('min-w-0', className)}>
      <header className="mb-2 flex h-7 items-center gap-2">
        <h2 id={id} className="text-sm font-semibold">
          {title}
        </h2>
        {count !== undefined && <span className="text-xs text-faint">{count}</span>}
        {actions && <div className="ms-auto flex items-center gap-1">{actions}</div>}
      </header>
      {children}
    </section>
  )
}
