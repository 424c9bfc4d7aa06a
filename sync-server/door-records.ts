import type { Facts } from '#domain/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/document-facts.ts'
import type { ActivePerson } from '#db/pace/people.ts'
import { findStandings } from '#db/pace/standings.ts'
import { groupReads } from './group-reads.ts'

/** What the door asks of the database. */
export type DoorRecords = {
  /** What the policy looks at; null where there is no such record. */
  factsOf(document: string): Promise<Facts | null>
  /** Null for whoever may not sign in. */
  activePerson(id: string): Promise<ActivePerson | null>
  isRevoked(clientId: string): Promise<boolean>
  /** Whether a web session is over; false for the id of another grant. */
  isSessionOver(sessionId: string): Promise<boolean>
}

export function createDoorRecords(db: PaceDb): DoorRecords {
  return {
    factsOf: groupReads(async (names: readonly string[]) => {
      const found = await findDocumentFacts(db, [...new Set(names)])
      return names.map((name) => found.get(name) ?? null)
    }),
    activePerson: groupReads(async (ids: readonly string[]) => {
      const personIds = [...new Set(ids)]
      const standings = await findStandings(db, { personIds })
      return ids.map((id) => standings.people.get(id) ?? null)
    }),
    isRevoked: groupReads(async (ids: readonly string[]) => {
      const clientIds = [...new Set(ids)]
      const standings = await findStandings(db, { clientIds })
      return ids.map((id) => standings.revokedClients.has(id))
    }),
    isSessionOver: groupReads(async (ids: readonly string[]) => {
      const sessionIds = [...new Set(ids)]
      const standings = await findStandings(db, { sessionIds })
      return ids.map((id) => standings.endedSessions.has(id))
    }),
  }
}
