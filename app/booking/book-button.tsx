import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { bookingWords } from '#words/booking.ts'
import { dayAt, toLocalInput } from '../components/format/local-input.ts'
import { useShortcuts } from '../components/hooks/use-shortcuts.ts'
import { Button } from '../components/kit/button.tsx'
import type { Preset } from './booking-form.tsx'
import { LateBookingDialog } from './late-booking-dialog.tsx'
import type { Choice } from './record-choice.tsx'

const TOMORROW_AT = 10
const MINUTES = 30

/** Books a viewing of a lead or of a home, from its own page; V does the same. */
export function BookButton({ lead, home }: { lead?: Choice; home?: Choice }) {
  const words = bookingWords()
  const [preset, setPreset] = useState<Preset | null>(null)
  const open = () => {
    const [day = '', clock = ''] = toLocalInput(dayAt(Date.now(), 1, TOMORROW_AT)).split('T')
    const known = { ...(lead ? { lead } : {}), ...(home ? { home } : {}) }
    setPreset({ ...known, when: { day, clock: clock.slice(0, 5), minutes: MINUTES } })
  }
  useShortcuts({ v: { run: open, does: words.key } })
  return (
    <>
      <Button
        className="h-8 px-2 sm:px-3"
        aria-label={words.open}
        title={words.open}
        onClick={open}
      >
        <CalendarPlus className="size-4" aria-hidden />
        <span className="hidden lg:inline">{words.short}</span>
      </Button>
      <LateBookingDialog preset={preset} onClose={() => setPreset(null)} />
    </>
  )
}
