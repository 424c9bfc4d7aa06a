import type { CallRecord } from '#db/pace/calls/records.ts'
import { listTranscript } from '#db/pace/calls/segments.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findPerson } from '#db/pace/people/people.ts'
import { CALL_FIELDS } from '#domain/call/fields.ts'
import type { Vcon } from '#domain/call/vcon/vcon.ts'
import { writeVcon } from '#domain/call/vcon/write-vcon.ts'
import { vconOfCall } from '#service/identity/call-of-vcon.ts'
import { rowFields } from '../api/http/wire.ts'

/**
 * A call as a vCon, of its row and its segments alone: the document of the words that are masked there is not opened, whoever
 * asks. The caller has checked the right to read the call.
 */
export async function makeVcon(db: PaceDb, row: CallRecord): Promise<Vcon> {
  const [segments, agent] = await Promise.all([
    listTranscript(db, row.id),
    row.agentId ? findPerson(db, row.agentId) : null,
  ])
  const { id, createdAt, updatedAt, summary } = row
  return writeVcon({
    uuid: vconOfCall(row),
    call: { ...rowFields(CALL_FIELDS, row), id, createdAt, updatedAt, summary },
    agent: agent && { id: agent.id, name: agent.name, email: agent.email },
    segments,
  })
}

/** What a saved vCon is called: ids of calls hold nothing that a file's name may not. */
export function vconFileName(callId: string): string {
  return `${callId}.vcon.json`
}
