import { z } from 'zod'
import type { Logger } from '#service/log.ts'
import { followEvents } from './follow-events.ts'

export const KnownCallSchema = z.object({
  id: z.string().min(1).max(64),
  state: z.enum(['ringing', 'live', 'held', 'wrapup', 'ended', 'missed']).nullable(),
  agentId: z.string().nullable().default(null),
  leadId: z.string().nullable().default(null),
  teamId: z.string().nullable().default(null),
  endedAt: z.string().nullable().default(null),
  /** There is something to analyse. */
  isDue: z.boolean().default(true),
})
export type KnownCall = z.infer<typeof KnownCallSchema>

type DiscoverOptions = {
  syncUrl: string
  token: () => Promise<string>
  /** A call that it cannot keep breaks the stream, and is told again by the next one. */
  onCall: (call: KnownCall) => Promise<void> | void
  log: Pick<Logger, 'warn'>
  signal: AbortSignal
  fetch?: typeof fetch
}

/** Follows the sync server's stream of calls until the signal. */
export function discoverCalls({ onCall, log, ...source }: DiscoverOptions): Promise<void> {
  return followEvents({
    ...source,
    path: '/calls',
    log,
    async onEvent({ type, data }) {
      const call = type === 'call' ? KnownCallSchema.safeParse(data) : null
      if (call?.success) await onCall(call.data)
      else if (call)
        log.warn({ issues: call.error.issues }, 'an event of the stream of calls is not understood')
    },
  })
}
