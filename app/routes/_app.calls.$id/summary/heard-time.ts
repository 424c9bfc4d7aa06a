import { toLocalInput } from '../../../components/format/local-input.ts'
import type { Mark } from '../view/call-view.ts'

const MORNING = '10:00'

/** The day and clock on which the two on the call have last agreed, as far as they were heard; a day alone is for the morning. */
export function heardTime(marks: readonly Mark[]): { day: string; clock: string } {
  const last = (type: string) =>
    marks
      .filter((mark) => mark.type === type && mark.status !== 'dismissed')
      .toSorted((a, b) => a.at.localeCompare(b.at))
      .at(-1)?.value
  const [time, date] = [last('viewingTime'), last('viewingDate')]
  const [day = '', clock = ''] = typeof time === 'string' ? toLocalInput(time).split('T') : []
  const saidClock = typeof time === 'string' && /^\d\d:\d\d$/.test(time) ? time : clock
  const saidDay = typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date) ? date : day
  return { day: day || saidDay, clock: saidClock || MORNING }
}
