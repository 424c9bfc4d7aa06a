import { useSyncExternalStore } from 'react'
import { cn } from './class-names.ts'

const never = () => () => undefined
const isMac = () => /mac|iphone|ipad/i.test(navigator.userAgent)

/** Keys as they are pressed: `G D` one after the other, `⌘ K` together. Where there is no ⌘ it is Ctrl. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  const hasCommandKey = useSyncExternalStore(never, isMac, () => false)
  const shown = hasCommandKey ? keys : keys.replace('⌘', 'Ctrl')
  return (
    <kbd aria-hidden className={cn('inline-flex gap-0.5 font-sans', className)}>
      {shown.split(' ').map((key, index) => (
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
