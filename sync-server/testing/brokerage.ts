import { onTestFinished } from 'vitest'
import { connectPace, type PaceClient, type PaceDb } from '#db/pace/client.ts'
import { areas, people, teams } from '#db/pace/schema.ts'
import type { Role } from '#domain/access/person.ts'
import { createTestDatabases } from '#tests/support/databases.ts'

export type Somebody = {
  id: string
  name: string
  email: string
  role: Role
  teamId: string | null
}
export type Brokerage = {
  /** As the sync server may use it. */
  client: PaceClient
  db: PaceDb
  /** Without any limit, for what other services write. */
  admin: PaceDb
  marina: string
  downtown: string
  sara: Somebody
  omar: Somebody
  /** Of the other team. */
  lina: Somebody
  manager: Somebody
}

/** A database of its own with two teams and four people, for one test. */
export async function foundBrokerage(): Promise<Brokerage> {
  const { pace } = await createTestDatabases()
  const client = openClient(pace.urls.pace_sync)
  const admin = openClient(pace.adminUrl).db
  const [marina, downtown] = [crypto.randomUUID(), crypto.randomUUID()]
  await admin.insert(teams).values([
    { id: marina, name: 'Marina' },
    { id: downtown, name: 'Downtown' },
  ])
  await admin.insert(areas).values({ key: 'dubai-marina', name: 'Dubai Marina', city: 'Dubai' })
  const staff = {
    sara: person('Sara', 'agent', marina),
    omar: person('Omar', 'agent', marina),
    lina: person('Lina', 'agent', downtown),
    manager: person('Maha', 'manager', marina),
  }
  await admin.insert(people).values(Object.values(staff))
  return { client, db: client.db, admin, marina, downtown, ...staff }
}

function person(name: string, role: Role, teamId: string): Somebody {
  return { id: crypto.randomUUID(), name, email: `${name.toLowerCase()}@pace.test`, role, teamId }
}

function openClient(url: string): PaceClient {
  const client = connectPace(url, { max: 4, name: 'test' })
  onTestFinished(client.close)
  return client
}
