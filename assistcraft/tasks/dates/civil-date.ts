export type CivilDate = { year: number; month: number; day: number }

const DUBAI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Dubai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day in Dubai at an instant. */
export function dubaiDate(instant: string): CivilDate {
  const [year = 0, month = 1, day = 1] = DUBAI.format(new Date(instant)).split('-').map(Number)
  return { year, month, day }
}

export function toIsoDate({ year, month, day }: CivilDate): string {
  return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10)
}
