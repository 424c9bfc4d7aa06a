import { type Actor, authorise, can, type Facts } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { type Hearing, hearingOf, mayHearAll } from '#domain/call/playback/hearing.ts'
import { DomainError } from '#domain/errors.ts'
import { findCall } from '#db/pace/calls/page.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findRecording, listHeardLines, type Recording } from '#db/pace/recordings/recordings.ts'

const DAY_MS = 86_400_000

type Call = { id: string; state: string; source: string }
export type RecordedCall = { call: Call; facts: Facts; recording: Recording }

/** A call with its recording, for who may listen to it. To whom may not read the call nothing of it is there. */
export async function requireRecordedCall(
  db: PaceDb,
  actor: Actor,
  callId: string,
): Promise<RecordedCall> {
  const { call, facts } = await requireCallTo(db, actor, { action: 'listen', callId })
  const recording = await findRecording(db, call.id)
  if (recording) return { call, facts, recording }
  throw new DomainError('notFound', 'This call has no recording.', [], { key: 'noRecording' })
}

type Asked = { action: 'listen' | 'keepRecording'; callId: string }

/** The call, for who may do this with its recording. */
export async function requireCallTo(db: PaceDb, actor: Actor, { action, callId }: Asked) {
  // A program that may nothing here learns nothing, not even which calls there are.
  if (actor.kind === 'service') authorise(actor, action, 'call')
  const found = await findCall(db, callId)
  const facts = found && callFacts(found.call, found.lead)
  if (!facts || !(can(actor, 'read', 'call', facts) || can(actor, action, 'call', facts)))
    throw new DomainError('notFound', 'There is no such call, or you may not see it.')
  authorise(actor, action, 'call', facts)
  return { call: found.call, facts }
}

/** What this person hears of it, as its words stand now. */
export async function findHearing(
  db: PaceDb,
  actor: Actor,
  { call, facts, recording }: RecordedCall,
): Promise<Hearing> {
  const lines = mayHearAll(actor, facts) ? [] : await listHeardLines(db, call.id)
  const { state, source } = call
  return hearingOf(actor, facts, { state, source, recorded: recording, lines })
}

/** Until when a recording is kept: as many days after its call as the house says now. */
export function keptUntil(recordedAt: string, keptDays: number): string {
  return new Date(Date.parse(recordedAt) + keptDays * DAY_MS).toISOString()
}
