import { type Actor, can, type Facts } from '#domain/access/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findRecording } from '#db/pace/recordings/recordings.ts'
import { currentHouse } from '../../../house/current-house.ts'
import { findHearing, keptUntil } from '../../../recordings/recorded-call.server.ts'
import type { CallRecording } from './call-recording.ts'

type Read = { call: { id: string; state: string; source: string }; facts: Facts }

/** The recording of a call that this person reads; null where there is none, or none that they may listen to. */
export async function loadRecording(
  db: PaceDb,
  actor: Actor,
  { call, facts }: Read,
): Promise<CallRecording | null> {
  if (!can(actor, 'listen', 'call', facts)) return null
  const recording = await findRecording(db, call.id)
  if (!recording) return null
  const hearing = await findHearing(db, actor, { call, facts, recording })
  return {
    beginsMs: recording.beginsMs,
    durationMs: recording.durationMs,
    keptUntil: keptUntil(recording.recordedAt, currentHouse().recordings.keptDays),
    heard: hearing.kind,
    why: hearing.kind === 'nothing' ? hearing.why : null,
  }
}
