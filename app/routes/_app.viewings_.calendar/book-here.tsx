import { CalendarPlus } from 'lucide-react'
import { bookingWords } from '#words/booking.ts'
import type { When } from '../../booking/when-fields.tsx'
import { toLocalInput } from '../../components/format/local-input.ts'
import { Button } from '../../components/kit/button.tsx'
import { useCalendarActions } from './actions/calendar-actions.tsx'
import { clockAt, PRESS_STEP } from './grid/pointed-time.ts'

const MORNING = 10 * 60
const EVENING = 19 * 60

/** Books without a pointer on the grid: for a phone, and for who presses no empty places. */
export function BookHere({ next }: { next: () => When }) {
  const { book } = useCalendarActions()
  return (
    <Button variant="primary" onClick={() => book(next())}>
      <CalendarPlus className="size-4" aria-hidden />
      {bookingWords().open}
    </Button>
  )
}

/** On a day to come in the morning, today at the next half hour. */
export function nextWhen(day: string, today: string): When {
  if (day > today) return { day, clock: clockAt(MORNING), minutes: PRESS_STEP }
  const wall = toLocalInput(new Date().toISOString())
  const now = Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16))
  const clock = clockAt(Math.min(EVENING, (Math.floor(now / PRESS_STEP) + 1) * PRESS_STEP))
  return { day: today, clock, minutes: PRESS_STEP }
}
