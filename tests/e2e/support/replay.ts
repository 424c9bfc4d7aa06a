import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { AUDIENCE } from '#domain/access/token.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import type { RunningPace } from '#tests/support/start-pace.ts'
import { FeedSender } from '#bin/replay/feed-sender.ts'
import { readRecording } from '#bin/replay/read-recording.ts'
import type { RecordedEvent, Recording } from '#domain/call/replay/recording.ts'
import { makeEvent, newCallId, REPLAY_SOURCE, replayCall } from '#bin/replay/replay-call.ts'

export function readCall(name: string): Promise<Recording> {
  return readRecording(join(import.meta.dirname, '../../../db/pace/seed/calls', `${name}.jsonl`))
}

/** What the recording's speakers said in the end, correction included. */
export function finalTexts(recording: Recording): string[] {
  const finals = new Map<string, string>()
  for (const { data } of recording.events) {
    if (data['final'] === true) finals.set(String(data['segmentId']), String(data['text']))
  }
  return [...finals.values()]
}

/** The call centre: streams a recorded call into the feed over its own connection. Resolves with the call's id. */
export async function playCall(
  pace: RunningPace,
  recording: Recording,
  speed: number,
): Promise<string> {
  const [id] = await playCalls(pace, [recording], speed)
  if (id === undefined) throw new Error('The call was not played.')
  return id
}

/** Several at once over one connection, as a call centre has them: each needs a name of its own. */
export async function playCalls(
  pace: RunningPace,
  recordings: readonly Recording[],
  speed: number,
): Promise<string[]> {
  return withSender(pace, (sender) =>
    Promise.all(recordings.map((recording) => replayCall(sender, recording, { speed }))),
  )
}

/** A call that goes on as far as it is told: what was told before has no second effect. */
export function playOn(pace: RunningPace, callId: string, { name, events }: Recording) {
  return withSender(pace, (sender) => replayCall(sender, { name, events }, { speed: 1000, callId }))
}

async function withSender<Played>(
  pace: RunningPace,
  play: (sender: FeedSender) => Promise<Played>,
): Promise<Played> {
  const sender = await connectCentre(pace)
  try {
    return await play(sender)
  } finally {
    sender.close()
  }
}

export type Line = {
  id: string
  /** Tells of one step of the call; resolves when it is stored. */
  tell: (step: string, data?: RecordedEvent['data']) => Promise<void>
}

/** A call that is told of step by step. */
export async function openLine(pace: RunningPace, name: string): Promise<Line> {
  const sender = await connectCentre(pace)
  onTestFinished(() => sender.close())
  const id = newCallId(name)
  let steps = 0
  return {
    id,
    tell: async (step, data = {}) => {
      steps += 1
      sender.send(makeEvent(id, `${id}-${steps}`, { type: `pace.call.${step}.v1`, data }))
      await sender.settled()
    },
  }
}

async function connectCentre(pace: RunningPace): Promise<FeedSender> {
  const tokens = createTokenClient({
    tokenUrl: `${pace.urls.AUTH_URL}/token`,
    clientId: 'pace-cli',
    clientSecret: pace.secrets.clients['pace-cli'],
  })
  const sender = new FeedSender({
    url: `${pace.urls.SYNC_URL.replace(/^http/, 'ws')}/feed`,
    source: REPLAY_SOURCE,
    token: () => tokens.clientToken({ resource: AUDIENCE.sync, scope: 'calls:write' }),
    onRefused: (message) => {
      throw new Error(message)
    },
  })
  await sender.connect()
  return sender
}
