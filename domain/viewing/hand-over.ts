/** Whether a colleague could show a home at a time: free, on the way from another community, busy by their own calendar, or in another viewing. */
export const COULD = ['free', 'travel', 'busy', 'taken'] as const
export type Could = (typeof COULD)[number]

/** A colleague, and when what is in their way is, where something is. */
export type HandedTo = {
  id: string
  name: string
  could: Could
  inTheWay: { startsAt: string; endsAt: string } | null
}

/** Who could take a viewing over: who is free first, then by their names. */
export function orderColleagues(found: readonly HandedTo[], locale: string): HandedTo[] {
  const order = new Intl.Collator(locale)
  return found.toSorted(
    (a, b) =>
      COULD.indexOf(a.could) - COULD.indexOf(b.could) ||
      order.compare(a.name, b.name) ||
      (a.id < b.id ? -1 : 1),
  )
}
