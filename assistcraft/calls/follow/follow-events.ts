import { readEventStream } from '#live/read-event-stream.ts'
import type { Logger } from '#service/log.ts'

type FollowOptions = {
  syncUrl: string
  path: string
  token: () => Promise<string>
  /** `data` is what its JSON says; null where it is none. */
  onEvent: (event: { type: string; data: unknown }) => Promise<void> | void
  log: Pick<Logger, 'warn'>
  signal: AbortSignal
  fetch?: typeof fetch
}

/** The streams give a sign every 15 s: one that is silent for longer is dead, whatever TCP thinks. */
const SILENCE_MS = 40_000
const FIRST_PAUSE_MS = 250
const GROWTH = 1.5
const LONGEST_PAUSE_MS = 10_000

/** Follows a stream of the sync server until the signal; comes back after every break, with growing pauses. */
export async function followEvents(options: FollowOptions): Promise<void> {
  const { log, signal, path } = options
  let pause = FIRST_PAUSE_MS
  while (!signal.aborted) {
    try {
      await followOnce(options, () => (pause = FIRST_PAUSE_MS))
    } catch (error) {
      if (signal.aborted) return
      log.warn({ err: error, pause, path }, 'a stream of the sync server broke')
    }
    await sleep(pause, signal)
    pause = Math.min(LONGEST_PAUSE_MS, pause * GROWTH)
  }
}

async function followOnce(
  { syncUrl, path, token, onEvent, signal, fetch: get = fetch }: FollowOptions,
  onOpen: () => void,
): Promise<void> {
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new Error('silent')), SILENCE_MS)
  try {
    const response = await get(`${syncUrl}${path}`, {
      headers: { authorization: `Bearer ${await token()}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([signal, silence.signal]),
    })
    if (!response.ok || !response.body)
      throw new Error(`The sync server answered ${response.status} to GET ${path}.`)
    onOpen()
    for await (const { event, data } of readEventStream(response.body, () => timer.refresh())) {
      await onEvent({ type: event, data: parseJson(data) })
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
