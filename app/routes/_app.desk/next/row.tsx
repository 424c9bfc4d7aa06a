import { Link } from '@remix-run/react'
import type { KeyboardEvent, ReactNode } from 'react'

type RowProps = {
  /** Tells rows apart that go to the same place. */
  name: string
  to: string
  icon: ReactNode
  title: ReactNode
  detail: ReactNode
  sign?: ReactNode
  action?: ReactNode
  /** What letters do while the row has the focus. */
  onKey?: Record<string, () => void>
}

/** A line of the desk; three on a phone, where what is wanted is read whole. The whole line opens it; the action stands apart. J and K walk over all lines (`data-row`). */
export function Row({ name, to, icon, title, detail, sign, action, onKey }: RowProps) {
  function onKeyDown(event: KeyboardEvent) {
    const run = event.metaKey || event.ctrlKey ? undefined : onKey?.[event.key.toLowerCase()]
    if (!run) return
    event.preventDefault()
    run()
  }
  return (
    <li className="group relative min-h-12 items-center gap-x-3 border-b px-3 py-1.5 last:border-b-0 hover:bg-hover has-[[data-row]:focus-visible]:bg-selected max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)_auto] max-sm:gap-y-0.5 max-sm:py-2.5 sm:flex">
      {icon}
      <div className="min-w-0 flex-1 max-sm:contents sm:flex sm:items-baseline sm:gap-3">
        <Link
          to={to}
          data-row
          data-row-name={name}
          onKeyDown={onKeyDown}
          className="block truncate font-medium outline-none after:absolute after:inset-0 max-sm:col-span-2 max-sm:col-start-2 sm:max-w-56 sm:shrink-0"
        >
          {title}
        </Link>
        <span className="block text-xs text-muted max-sm:col-span-2 max-sm:col-start-2 max-sm:row-start-2 sm:flex sm:min-w-0">
          {detail}
        </span>
      </div>
      <div className="relative flex shrink-0 items-center justify-end gap-2 max-sm:col-start-2 max-sm:row-start-3 max-sm:justify-start">
        {sign}
      </div>
      {action && (
        <div className="relative z-10 ms-auto shrink-0 max-sm:col-start-3 max-sm:row-start-3">
          {action}
        </div>
      )}
    </li>
  )
}
