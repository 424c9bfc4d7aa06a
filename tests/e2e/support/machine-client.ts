import { createApiClient } from '#db/pace/clients/api-clients.ts'
import { newClient } from '#service/identity/new-client.ts'
import { createTokenClient } from '#service/identity/token-client.ts'
import type { Workspace } from './workspace.ts'

type Wanted = { scope: string; resource: string }

/** A token of a new machine client with that scope. */
export async function issueToken(
  { pace, database }: Workspace,
  { scope, resource }: Wanted,
): Promise<string> {
  const { secret, ...client } = newClient('website', scope)
  await createApiClient(database.db, { ...client, by: { actor: 'service:test' } })
  const tokens = createTokenClient({
    tokenUrl: `${pace.urls.AUTH_URL}/token`,
    clientId: client.id,
    clientSecret: secret,
  })
  return tokens.clientToken({ resource, scope })
}
