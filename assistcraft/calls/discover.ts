import { z } from 'zod'
import type { Logger } from '#service/log.ts'
import { readServerSentEvents } from './server-sent-events.ts'

export const KnownCallSchema = z.object({
  id: z.string().min(1).max(64),
  state: z.enum(['ringing', 'live', 'held', 'wrapup', 'ended', 'missed']).nullable(),
  agentId: z.string().nullable().default(null),
  leadId: z.string().nullable().default(null),
  teamId: z.string().nullable().default(null),
})
export type KnownCall = z.infer<typeof KnownCallSchema>

type DiscoverOptions = {
  syncUrl: string
  token: () => Promise<string>
  onCall: (call: KnownCall) => void
  log: Pick<Logger, 'info' | 'warn'>
  signal: AbortSignal
  fetch?: typeof fetch
}

/** The stream pings every 15 s: one that is silent for longer is dead, whatever TCP thinks. */
const SILENCE_MS = 40_000
const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 10_000

/** Follows the sync server's stream of calls until the signal; comes back after every break, with growing pauses. */
export async function discoverCalls(options: DiscoverOptions): Promise<void> {
  const { log, signal } = options
  let pause = FIRST_PAUSE_MS
  while (!signal.aborted) {
    try {
      await followOnce(options, () => (pause = FIRST_PAUSE_MS))
    } catch (error) {
      if (signal.aborted) return
      log.warn({ err: error, pause }, 'the stream of calls broke')
    }
    await sleep(pause, signal)
    pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
  }
}

async function followOnce(
  { syncUrl, token, onCall, log, signal, fetch: get = fetch }: DiscoverOptions,
  onOpen: () => void,
): Promise<void> {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new Error('silent')), SILENCE_MS)
  try {
    const response = await get(`${syncUrl}/calls`, {
      headers: { authorization: `Bearer ${await token()}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!response.ok || !response.body)
      throw new Error(`The sync server answered ${response.status} to GET /calls.`)
    onOpen()
    for await (const event of readServerSentEvents(response.body, () => timer.refresh())) {
      const call = event.type === 'call' ? KnownCallSchema.safeParse(parseJson(event.data)) : null
      if (call?.success) onCall(call.data)
      else if (call)
        log.warn({ issues: call.error.issues }, 'an event of the stream of calls is not understood')
    }
  } finally {
    clearTimeout(timer)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done, { once: true })
    if (signal.aborted) done()
  })
}
