import type { Hearing, WhyNothing } from '#domain/call/playback/hearing.ts'

/** The recording of a call as its page shows it. */
export type CallRecording = {
  beginsMs: number | null
  durationMs: number | null
  keptUntil: string
  heard: Hearing['kind']
  why: WhyNothing | null
}
