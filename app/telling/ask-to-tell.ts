import type { Occasion } from '#domain/viewing/customer.ts'
import { createAsked } from '../components/kit/overlay/asked.ts'

/** Of which viewing, and what for where the viewing itself does not say it. */
export type AskedToTell = { viewingId: string; occasion?: Extract<Occasion, 'handed'> }

const { ask, useAsked } = createAsked<AskedToTell>()
export const useAskedToTell = useAsked

/** Opens, over whatever page is there, what could be written to the customer of a viewing. */
export function askToTell(
  viewingId: string | null,
  more: Pick<AskedToTell, 'occasion'> = {},
): void {
  ask(viewingId === null ? null : { viewingId, ...more })
}
