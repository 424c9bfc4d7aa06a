import { readDisposition } from '#domain/call/assistance.ts'
import type { Mark } from '../view/call-view.ts'

/** How the call most likely ended, by a key of the house's list; null where nobody says. */
export function likelyEnding(marks: readonly Mark[]): string | null {
  const mark = marks.find(({ kind, status }) => kind === 'disposition' && status === 'open')
  return mark ? readDisposition(mark) : null
}
