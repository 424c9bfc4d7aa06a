import { ChevronDown } from 'lucide-react'
import { type ComponentPropsWithoutRef, forwardRef } from 'react'
import { cn } from './class-names.ts'
import { inputClass } from './field.tsx'

type SelectProps = ComponentPropsWithoutRef<'select'> & {
  options: readonly { value: string; label: string }[]
  /** What stands for no choice; without it a choice is needed. */
  empty?: string
}

/** The browser's own list: it works without scripts, on a phone and by keyboard. */
export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { options, empty, className, ...rest },
  ref,
) {
  return (
    <span className="relative inline-grid w-full">
      <select
        ref={ref}
        className={cn('peer', inputClass, 'appearance-none pe-7', className)}
        {...rest}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute end-2 top-1/2 size-3.5 -translate-y-1/2 text-faint peer-disabled:hidden"
      />
    </span>
  )
})

/** A catalogue (key → label) as options. */
export function optionsOf(catalogue: Record<string, string>): { value: string; label: string }[] {
  return Object.entries(catalogue).map(([value, label]) => ({ value, label }))
}
