import { type ComponentProps, lazy, Suspense } from 'react'
import { useWasOnce } from '../components/kit/overlay/use-was-once.ts'

const BookingDialog = lazy(async () => ({
  default: (await import('./booking-dialog.tsx')).BookingDialog,
}))

/** Fetched with its first opening, so that no page waits for it. */
export function LateBookingDialog(props: ComponentProps<typeof BookingDialog>) {
  if (!useWasOnce(props.preset !== null)) return null
  return (
    <Suspense fallback={null}>
      <BookingDialog {...props} />
    </Suspense>
  )
}
