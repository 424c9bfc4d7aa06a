import type { ShowingPlan } from '#domain/viewing/showing.ts'
import { formatWords } from '#words/format.ts'
import { showingWords } from '#words/showing.ts'
import { currentLocale } from '#words/catalogue/language.ts'

/** A plan in a few lines: days of the week with the same hours are one, single days in their order, then notice, length and words. */
export function sayShowing({ weekly, days, noticeMinutes, minutes, words }: ShowingPlan): string[] {
  const says = showingWords()
  const byHours = Map.groupBy(
    weekly.toSorted((a, b) => a.day - b.day || (a.from < b.from ? -1 : 1)),
    ({ from, to }) => formatWords().range(from, to),
  )
  const ofWeek = [...byHours].map(([span, of]) =>
    says.on(formatWords().list(of.map(({ day }) => weekdayOf(day))), span),
  )
  const single = days
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, from, to }) =>
      from === null || to === null
        ? says.notOn(dayName(day))
        : says.on(dayName(day), formatWords().range(from, to)),
    )
  return [
    ...ofWeek,
    ...single,
    ...(noticeMinutes > 0 ? [says.notice(says.notices[noticeMinutes])] : []),
    ...(minutes === null ? [] : [says.takes(minutes)]),
    ...(words ? [words] : []),
  ]
}

/** 1 is Monday, as in the house's settings: the first of January 2024 was one. */
export function weekdayOf(day: number, width: 'short' | 'long' = 'short'): string {
  const format = new Intl.DateTimeFormat(currentLocale(), { weekday: width, timeZone: 'UTC' })
  return format.format(Date.UTC(2024, 0, day))
}

function dayName(day: string): string {
  const shape = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(currentLocale(), shape).format(Date.parse(`${day}T00:00:00Z`))
}
