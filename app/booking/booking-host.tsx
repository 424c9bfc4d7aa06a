import { askToBook, useAskedToBook } from './ask-to-book.ts'
import { LateBookingDialog } from './late-booking-dialog.tsx'

/** Above all pages: what asks for a booking, a card or another window, may be gone by then. */
export function BookingHost() {
  const preset = useAskedToBook()
  return <LateBookingDialog preset={preset} onClose={() => askToBook(null)} />
}
