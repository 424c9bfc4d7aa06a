import { cn } from './class-names.ts'

/** Keys as they are pressed: `G D` one after the other, `⌘K` together. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <kbd aria-hidden className={cn('inline-flex gap-0.5 font-sans', className)}>
      {keys.split(' ').map((key, index) => (
        <span
          key={index}
          className="inline-grid h-[18px] min-w-[18px] place-items-center rounded-sm border bg-sunken px-1 text-2xs text-faint"
        >
          {key}
        </span>
      ))}
    </kbd>
  )
}
