import { programConnections } from '#db/pace/schema.ts'
import { connectAs } from './mcp-client.ts'
import { programsPage } from './programs-page.ts'
import type { TestApi } from './test-api.ts'
import { waitFor } from './wait-for.ts'

/** A program that Sara let in. */
export async function letIn(api: TestApi, { name = 'Sara', client = 'mcp-desk' } = {}) {
  const id = crypto.randomUUID()
  await api.db.insert(programConnections).values({
    id,
    personId: api.personOf(name).id,
    clientId: client,
    name: 'Desk helper',
    redirectUri: 'http://127.0.0.1:1/back',
    scopes: ['mcp:read', 'mcp:write'],
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  const program = await connectAs(api, name, undefined, { sid: id, client_id: client })
  return { id, program }
}

/** What waits for this person, the first of it. */
export const askedOf = (api: TestApi, name = 'Sara') =>
  waitFor(async () => (await programsPage(api, name).show()).asks[0])
