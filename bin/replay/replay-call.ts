import { setTimeout as delay } from 'node:timers/promises'
import { CloudEvent } from 'cloudevents'
import type { FeedSender } from './feed-sender.ts'
import type { Recording } from './read-recording.ts'

export const REPLAY_SOURCE = 'urn:pace:replay'
const DIGITS = 20

type ReplayOptions = {
  /** 1 is as it was spoken. */
  speed: number
  signal?: AbortSignal
}

let last = 0n

/** Plays a recorded call as a new one, as it was spoken or faster; resolves with the call's id when all is stored. */
export async function replayCall(
  sender: Pick<FeedSender, 'send' | 'settled'>,
  { name, events }: Recording,
  { speed, signal }: ReplayOptions,
): Promise<string> {
  const subject = `${name}-${Date.now()}`
  const start = performance.now()
  for (const [index, { atMs, type, data }] of events.entries()) {
    const wait = start + atMs / speed - performance.now()
    if (wait > 1) await delay(wait, undefined, { signal })
    const envelope = { id: `${subject}-${index}`, source: REPLAY_SOURCE, subject, type }
    const time = new Date().toISOString()
    const datacontenttype = 'application/json'
    sender.send(
      new CloudEvent({ ...envelope, time, datacontenttype, data, sequence: nextSequence() }),
    )
  }
  await sender.settled()
  return subject
}

/** Rises from one replay to the next, also in another process. */
function nextSequence(): string {
  const now = BigInt(Date.now()) * 10_000n
  last = now > last ? now : last + 1n
  return String(last).padStart(DIGITS, '0')
}
