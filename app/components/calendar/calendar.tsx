import { lazy, Suspense } from 'react'
import type { CalendarProps } from './day-picker.tsx'

const Picker = lazy(() => import('./day-picker.tsx'))

/** A month of days to choose from. It comes when the first one is opened, and holds its place until then. */
export function Calendar(props: CalendarProps) {
  return (
    <Suspense fallback={<div aria-hidden className="h-72 w-57" />}>
      <Picker {...props} />
    </Suspense>
  )
}
