import { findCredentialStatus } from '#db/pace/access/credential-status.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/documents/facts.ts'
import type { ActivePerson } from '#db/pace/people/people.ts'
import type { Facts } from '#domain/access/access.ts'
import { groupReads } from '../store/group-reads.ts'

/** What admission asks of the database. */
export type AdmissionRecords = {
  /** What the policy looks at; null where there is no such record. */
  factsOf(document: string): Promise<Facts | null>
  /** Null for whoever may not sign in. */
  activePerson(id: string): Promise<ActivePerson | null>
  isRevoked(clientId: string): Promise<boolean>
  /** Whether a web session is over; false for the id of another grant. */
  isSessionOver(sessionId: string): Promise<boolean>
}

export function createAdmissionRecords(db: PaceDb): AdmissionRecords {
  return {
    factsOf: groupReads(async (names: readonly string[]) => {
      const found = await findDocumentFacts(db, [...new Set(names)])
      return names.map((name) => found.get(name) ?? null)
    }),
    activePerson: groupReads(async (ids: readonly string[]) => {
      const personIds = [...new Set(ids)]
      const credentials = await findCredentialStatus(db, { personIds })
      return ids.map((id) => credentials.people.get(id) ?? null)
    }),
    isRevoked: groupReads(async (ids: readonly string[]) => {
      const clientIds = [...new Set(ids)]
      const credentials = await findCredentialStatus(db, { clientIds })
      return ids.map((id) => credentials.revokedClients.has(id))
    }),
    isSessionOver: groupReads(async (ids: readonly string[]) => {
      const sessionIds = [...new Set(ids)]
      const credentials = await findCredentialStatus(db, { sessionIds })
      return ids.map((id) => credentials.endedSessions.has(id))
    }),
  }
}
