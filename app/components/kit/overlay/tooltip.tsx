import type { ReactNode } from 'react'
import { Kbd } from '../kbd.tsx'

type TooltipProps = { text: ReactNode; keys?: string; children: ReactNode }

/** What a button does and the key for it, under it while a pointer or the focus rests on it. It repeats the button's name, and so is for eyes only. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <span className="group/tip relative inline-flex">
      {children}
      <span
        aria-hidden
        className="pointer-events-none invisible absolute end-0 top-full z-50 mt-1.5 flex w-max items-center gap-2 rounded-md border bg-raised px-2 py-1 text-xs opacity-0 shadow-high transition-opacity delay-0 group-hover/tip:visible group-hover/tip:opacity-100 group-hover/tip:delay-350 group-has-focus-visible/tip:visible group-has-focus-visible/tip:opacity-100"
      >
        {text}
        {keys && <Kbd keys={keys} />}
      </span>
    </span>
  )
}
