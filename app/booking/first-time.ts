import { dayAt, toLocalInput } from '../components/format/local-input.ts'
import type { When } from './when-fields.tsx'

const TOMORROW_AT = 10
const MINUTES = 30

/** What a booking begins with where no time was said: tomorrow in the morning. */
export function firstTime(): When {
  const [day = '', clock = ''] = toLocalInput(dayAt(Date.now(), 1, TOMORROW_AT)).split('T')
  return { day, clock: clock.slice(0, 5), minutes: MINUTES }
}
