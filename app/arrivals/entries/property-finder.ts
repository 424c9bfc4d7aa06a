import { type TakenIn, takeIn } from '../take-in.ts'
import type { ArrivalDeps } from '../arrival-deps.ts'

/** Takes in an event about a lead, whose signature was checked; the text is the raw body. */
export function takePropertyFinderLead(
  deps: ArrivalDeps,
  { text }: { text: string },
): Promise<TakenIn> {
  return takeIn(deps, {
    channel: 'propertyFinder',
    sender: { name: 'service:propertyFinder' },
    contentType: 'application/json',
    body: new TextEncoder().encode(text),
  })
}
