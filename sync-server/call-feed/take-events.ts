import { DomainError } from '#domain/errors.ts'
import type { FeedEvent } from '#domain/call/feed/feed-event.ts'
import type { Logger } from '#service/log.ts'
import type { BadEvent } from './parse-event.ts'
import { isUnfinished, type Partials } from './partials.ts'
import { storeCallEvents, type StoreDeps } from './store-events.ts'

export type FeedDeps = StoreDeps & {
  partials: Partials
  log: Pick<Logger, 'error' | 'warn'>
}

/** Takes events of one call of one source, in order: what is finished is stored, what is not is shown. Returns the refused ones. */
export async function takeCallEvents(
  deps: FeedDeps,
  events: readonly FeedEvent[],
): Promise<BadEvent[]> {
  const refused = await storeCallEvents(
    deps,
    events.filter((event) => !isUnfinished(event)),
  )
  const [first] = events
  if (first) await showUnfinished(deps, first.subject, events)
  return refused
}

/** Presence may be lost: of a call that is not known, or when the room cannot be opened, nothing is shown. */
async function showUnfinished(
  { partials, log }: FeedDeps,
  callId: string,
  events: readonly FeedEvent[],
): Promise<void> {
  await partials.show(callId, events).catch((err: unknown) => {
    if (isMissing(err)) return
    log.warn({ err, call: callId }, 'unfinished words could not be shown')
  })
}

function isMissing(error: unknown): boolean {
  return error instanceof DomainError && error.code === 'notFound'
}
