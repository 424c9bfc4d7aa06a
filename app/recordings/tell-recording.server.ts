import { appendAudits } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { appendEvents } from '#db/pace/events/events.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'

type What = { type: string; sha256: string; keptDays?: number } | null
type Change = { callId: string; old: What; now: What }

/** What became of recordings: in the audit and, last of the transaction, in the logs of their calls. */
export async function tellRecordings(
  tx: PaceDb,
  step: 'add' | 'remove' | 'forget',
  { by, changes }: { by: ChangedBy; changes: readonly Change[] },
): Promise<void> {
  await appendAudits(
    tx,
    changes.map(({ callId, old, now }) => ({
      ...by,
      action: `call.recording.${step}`,
      target: `call:${callId}`,
      outcome: 'allowed' as const,
      ...(old && { before: old }),
      ...(now && { after: now }),
    })),
  )
  await appendEvents(
    tx,
    changes.map(({ callId, old, now }) => ({
      resource: 'call' as const,
      key: callId,
      old: { recording: old?.type ?? null },
      new: { recording: now?.type ?? null },
      actor: by.actor,
      documentSeq: null,
    })),
  )
}
