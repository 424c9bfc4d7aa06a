import type { ViewingRow } from '#db/pace/viewings/columns.ts'
import { toLocalInput } from '../components/format/local-input.ts'
import type { ActionProblem } from '../components/hooks/use-action.ts'
import type { When } from './when-fields.tsx'

/** A viewing that is to be moved: to a time that was refused, or to one that is still to be said. */
export type Moving = { viewing: ViewingRow; when: When | null; problem: ActionProblem | null }

export const MINUTE_MS = 60_000

/** When a viewing is, as its form says it. */
export function whenOf({ startsAt, endsAt }: Pick<ViewingRow, 'startsAt' | 'endsAt'>): When {
  const [day = '', clock = ''] = toLocalInput(startsAt).split('T')
  const minutes = Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / MINUTE_MS)
  return { day, clock: clock.slice(0, 5), minutes }
}
