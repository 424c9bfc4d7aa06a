import { type ComponentPropsWithoutRef, forwardRef, type ReactNode, useId } from 'react'
import { cn } from './class-names.ts'

/** How anything that is typed into looks. */
export const inputClass =
  'h-8 w-full min-w-0 rounded-md border bg-surface px-2.5 text-sm text-ink transition-colors hover:border-line-strong ' +
  'focus-visible:border-accent focus-visible:outline-1 focus-visible:outline-offset-0 ' +
  'aria-invalid:border-bad disabled:bg-sunken disabled:text-muted'

type FieldProps = {
  label: string
  hint?: ReactNode
  error?: string | null
  className?: string
  children: (props: { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }) => ReactNode
}

/** A label, one input, and below it what is wrong or what to know. */
export function Field({ label, hint, error, className, children }: FieldProps) {
  const id = useId()
  const noteId = `${id}-note`
  const note = error ?? hint
  return (
    <div className={cn('grid content-start gap-1', className)}>
      <label htmlFor={id} className="text-xs font-medium text-muted">
        {label}
      </label>
      {children({
        id,
        ...(error ? { 'aria-invalid': true } : {}),
        ...(note ? { 'aria-describedby': noteId } : {}),
      })}
      {note && (
        <p
          id={noteId}
          role={error ? 'alert' : undefined}
          className={cn('text-xs', error ? 'text-bad' : 'text-faint')}
        >
          {note}
        </p>
      )}
    </div>
  )
}

export const TextInput = forwardRef<HTMLInputElement, ComponentPropsWithoutRef<'input'>>(
  function TextInput({ className, ...rest }, ref) {
    return <input ref={ref} autoComplete="off" className={cn(inputClass, className)} {...rest} />
  },
)
