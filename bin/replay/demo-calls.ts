import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { FeedSender } from './feed-sender.ts'
import { readRecording } from './read-recording.ts'
import type { Recording } from '#domain/call/replay/recording.ts'
import { hangUp, newCallId, replayCall } from './replay-call.ts'

/** The one that shows most comes first: whoever has just started PACE looks at it. */
const FIRST = 'marina-two-bed.jsonl'

type DemoOptions = {
  recordings: readonly Recording[]
  /** Holds the call that is on the line, for whoever comes after a process that was ended in its middle. */
  noteFile: string
  speed: number
  pauseMs: number
  signal: AbortSignal
}

export async function readDemoRecordings(folder: string): Promise<Recording[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.jsonl')).toSorted()
  const ordered = [FIRST, ...files.filter((file) => file !== FIRST)]
  return Promise.all(ordered.map((file) => readRecording(join(folder, file))))
}

/** One call after the other, all over again after the last, until the signal. */
export async function playDemoCalls(
  sender: Pick<FeedSender, 'send' | 'settled'>,
  { recordings, noteFile, speed, pauseMs, signal }: DemoOptions,
): Promise<void> {
  if (existsSync(noteFile)) await hangUp(sender, readFileSync(noteFile, 'utf8'))
  for (let turn = 0; !signal.aborted; turn += 1) {
    const recording = recordings[turn % recordings.length]
    if (!recording) return
    const callId = newCallId(recording.name)
    writeFileSync(noteFile, callId)
    await replayCall(sender, recording, { speed, callId, signal })
    rmSync(noteFile)
    await delay(pauseMs, undefined, { signal })
  }
}
