/** Noon, so that no change of clocks moves it to the day beside. */
const NOON = 12

/** The day as the picker has it, in the browser's own zone; undefined where it is none. */
export function dateOfDay(day: string): Date | undefined {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year ? new Date(Number(year), Number(month) - 1, Number(date), NOON) : undefined
}

/** `2026-11-23` of what was picked. */
export function dayOfDate(date: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
