import { setTimeout as delay } from 'node:timers/promises'
import { CloudEvent } from 'cloudevents'
import type { FeedSender } from './feed-sender.ts'
import type { Recording } from '#domain/call/replay/recording.ts'

export const REPLAY_SOURCE = 'urn:pace:replay'
const DIGITS = 20

type Sender = Pick<FeedSender, 'send' | 'settled'>
type ReplayOptions = {
  /** 1 is as it was spoken. */
  speed: number
  callId?: string
  signal?: AbortSignal
}

let last = 0n

/** Plays a recorded call as a new one, as it was spoken or faster; resolves with the call's id when all is stored. */
export async function replayCall(
  sender: Sender,
  { name, events }: Recording,
  { speed, signal, callId = newCallId(name) }: ReplayOptions,
): Promise<string> {
  const start = performance.now()
  for (const [index, { atMs, type, data }] of events.entries()) {
    const wait = start + atMs / speed - performance.now()
    if (wait > 1) await delay(wait, undefined, { signal })
    sender.send(makeEvent(callId, `${callId}-${index}`, { type, data }))
  }
  await sender.settled()
  return callId
}

export function newCallId(name: string): string {
  return `${name}-${Date.now()}`
}

/** Ends a call that whoever played it left in the middle. */
export async function hangUp(sender: Sender, callId: string): Promise<void> {
  for (const step of ['ended', 'wrapup']) {
    const event = { type: `pace.call.${step}.v1`, data: {} }
    sender.send(makeEvent(callId, `${callId}-${step}`, event))
  }
  await sender.settled()
}

/** One event of a call, as it is now. */
export function makeEvent(
  subject: string,
  id: string,
  { type, data }: { type: string; data: unknown },
): CloudEvent<unknown> {
  return new CloudEvent<unknown>({
    id,
    source: REPLAY_SOURCE,
    subject,
    type,
    time: new Date().toISOString(),
    datacontenttype: 'application/json',
    data,
    sequence: nextSequence(),
  })
}

/** Rises from one replay to the next, also in another process. */
function nextSequence(): string {
  const now = BigInt(Date.now()) * 10_000n
  last = now > last ? now : last + 1n
  return String(last).padStart(DIGITS, '0')
}
