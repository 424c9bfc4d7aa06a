import { onTestFinished } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { areas, leads, listings, people, teams } from '#db/pace/schema.ts'
import { createTestDatabases } from './databases.ts'

/** Two teams with an agent each and nothing else; records name only what a test is about. Ends with the test. */
export async function foundCompany({ fresh = false } = {}) {
  const { pace } = await createTestDatabases({ fresh })
  const { db, close } = connectPace(pace.adminUrl, { max: 2 })
  onTestFinished(close)
  const id = () => crypto.randomUUID()
  const [marina, downtown] = [id(), id()]
  const sara = { id: id(), name: 'Sara', email: 'sara@pace.demo', teamId: marina }
  const noor = { id: id(), name: 'Noor', email: 'noor@pace.demo', teamId: downtown }
  await db.insert(teams).values([
    { id: marina, name: 'Marina' },
    { id: downtown, name: 'Downtown' },
  ])
  await db.insert(people).values([sara, noor])
  await db.insert(areas).values([
    { key: 'marina', name: 'Dubai Marina', city: 'Dubai' },
    { key: 'downtown', name: 'Downtown Dubai', city: 'Dubai' },
  ])
  let made = 0
  const addLead = async (lead: Partial<typeof leads.$inferInsert> = {}): Promise<string> => {
    const row = { id: id(), reference: `L-${++made}`, stage: 'new', teamId: marina, ...lead }
    await db.insert(leads).values(row)
    return row.id
  }
  /** An available flat for sale in Dubai Marina, with two bedrooms, for 2M. */
  const addListing = async (listing: Partial<typeof listings.$inferInsert> = {}) => {
    const flat = { purpose: 'sale', area: 'marina', bedrooms: 2, price: 2_000_000 }
    const kept = { id: id(), reference: `S-${++made}`, status: 'available', teamId: marina }
    const row = { ...kept, ...flat, ...listing }
    await db.insert(listings).values(row)
    return row.id
  }
  return { db, pace, marina, downtown, sara, noor, addLead, addListing }
}
