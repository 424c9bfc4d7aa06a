import { CalendarPlus } from 'lucide-react'
import { bookingWords } from '#words/booking.ts'
import { useShortcuts } from '../components/hooks/use-shortcuts.ts'
import { Button } from '../components/kit/button.tsx'
import { askToBook } from './ask-to-book.ts'
import { firstTime } from './first-time.ts'
import type { Choice } from './record-choice.tsx'

/** Books a viewing of a lead or of a home, from its own page; V does the same. */
export function BookButton({ lead, home }: { lead?: Choice; home?: Choice }) {
  const words = bookingWords()
  const open = () => {
    const known = { ...(lead ? { lead } : {}), ...(home ? { home } : {}) }
    askToBook({ ...known, when: firstTime() })
  }
  useShortcuts({ v: { run: open, does: words.key } })
  return (
    <Button className="h-8 px-2 sm:px-3" aria-label={words.open} title={words.open} onClick={open}>
      <CalendarPlus className="size-4" aria-hidden />
      <span className="hidden lg:inline">{words.short}</span>
    </Button>
  )
}
