import { type Actor, can } from '#domain/access/access.ts'
import { callFacts } from '#domain/call/call.ts'
import { findCall } from '#db/pace/calls/page.ts'
import { findMarkedWords, type MarkedWords } from '#db/pace/calls/segments.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findRecording } from '#db/pace/recordings/recordings.ts'
import { findHearing } from '../recordings/recorded-call.server.ts'

/** What somebody is shown of the words that a value rests on; `heard` is null where they may not listen, or nothing was recorded. */
export type Shown =
  | { kind: 'gone' | 'closed' }
  | {
      kind: 'words'
      words: MarkedWords
      /** When they were said. */
      at: string
      /** Who took the call, and who called. */
      agentName: string | null
      callerName: string | null
      heard: { beginsMs: number | null; isCut: boolean } | null
    }

/** A lead is read by more people than its calls are: of a call that this person may not read, only that there is one. */
export async function loadEvidence(
  db: PaceDb,
  actor: Actor,
  { callId, markId }: { callId: string; markId: string },
): Promise<Shown> {
  const found = await findCall(db, callId)
  if (!found) return { kind: 'gone' }
  const { call, agentName } = found
  const facts = callFacts(call, found.lead)
  if (!can(actor, 'read', 'call', facts)) return { kind: 'closed' }
  const words = await findMarkedWords(db, callId, markId)
  if (!words) return { kind: 'gone' }
  const begun = Date.parse(call.startedAt ?? call.createdAt)
  const at = new Date(begun + words.beginMs).toISOString()
  const heard = can(actor, 'listen', 'call', facts)
    ? await findHeard(db, actor, { call, facts })
    : null
  return { kind: 'words', words, at, agentName, callerName: call.callerName, heard }
}

type Read = Omit<Parameters<typeof findHearing>[2], 'recording'>

async function findHeard(db: PaceDb, actor: Actor, { call, facts }: Read) {
  const recording = await findRecording(db, call.id)
  if (!recording) return null
  const hearing = await findHearing(db, actor, { call, facts, recording })
  if (hearing.kind === 'nothing') return null
  return { beginsMs: recording.beginsMs, isCut: hearing.kind === 'cut' }
}
