import DataLoader from 'dataloader'
import type { Facts } from '#domain/access.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findDocumentFacts } from '#db/pace/document-facts.ts'
import type { ActivePerson } from '#db/pace/people.ts'
import { findStandings } from '#db/pace/standings.ts'

/** What the door asks of the database. */
export type DoorRecords = {
  /** What the policy looks at; null where there is no such record. */
  factsOf(document: string): Promise<Facts | null>
  /** Null for whoever may not sign in. */
  activePerson(id: string): Promise<ActivePerson | null>
  isRevoked(clientId: string): Promise<boolean>
}

const FRESH = { cache: false, maxBatchSize: 500 }

/** Nothing is remembered; only what is asked in the same moment is asked at once. */
export function createDoorRecords(db: PaceDb): DoorRecords {
  const facts = new DataLoader<string, Facts | null>(async (names) => {
    const found = await findDocumentFacts(db, [...new Set(names)])
    return names.map((name) => found.get(name) ?? null)
  }, FRESH)
  const people = new DataLoader<string, ActivePerson | null>(async (ids) => {
    const personIds = [...new Set(ids)]
    const standings = await findStandings(db, { sessionIds: [], clientIds: [], personIds })
    return ids.map((id) => standings.people.get(id) ?? null)
  }, FRESH)
  const clients = new DataLoader<string, boolean>(async (ids) => {
    const clientIds = [...new Set(ids)]
    const standings = await findStandings(db, { sessionIds: [], personIds: [], clientIds })
    return ids.map((id) => standings.revokedClients.has(id))
  }, FRESH)
  return {
    factsOf: (document) => facts.load(document),
    activePerson: (id) => people.load(id),
    isRevoked: (clientId) => clients.load(clientId),
  }
}
