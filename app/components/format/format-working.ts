import { clockWords } from '#words/clocks.ts'
import { formatWords } from '#words/format.ts'

/** Above it nobody asks for the minutes. */
const LONG = 10 * 60

/** `35 min`, `2 h 15 min`, `27 h`: working time, of which days have no fixed length. */
export function formatWorking(minutes: number): string {
  const words = formatWords()
  const whole = Math.max(1, Math.ceil(minutes))
  const [hours, rest] = [Math.floor(whole / 60), whole % 60]
  if (hours === 0) return words.minutes(String(rest))
  if (rest === 0 || whole > LONG) return words.hours(String(hours))
  return clockWords().hoursAndMinutes(String(hours), String(rest))
}
