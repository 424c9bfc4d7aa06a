import { bookingWords } from '#words/booking.ts'
import { Dialog } from '../components/kit/overlay/dialog.tsx'
import { BookingForm, type Preset } from './booking-form.tsx'

/** A viewing is booked from wherever one is: what is known there is filled in. */
export function BookingDialog({ preset, onClose }: { preset: Preset | null; onClose: () => void }) {
  const words = bookingWords()
  return (
    <Dialog
      open={preset !== null}
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.about}
    >
      {preset && <BookingForm preset={preset} onDone={onClose} />}
    </Dialog>
  )
}
