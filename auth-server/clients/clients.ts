import { findApiClient, touchApiClient } from '#db/pace/clients/api-clients.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { isStorable } from '#domain/storable.ts'
import { hashSecret, matchesHash } from '#service/identity/secret.ts'
import type { ClientMetadata } from 'oidc-provider'
import {
  type OwnClient,
  type ClientRights,
  type GrantName,
  grantTypesOf,
  OWN_CLIENTS,
  scopesOf,
} from './own-clients.ts'

type ClientsOptions = {
  db: PaceDb
  ownClients: readonly OwnClient[]
  appUrl: string
  now: () => Date
}
type Known = { name: string; rights: ClientRights; secretHashes: string[]; own: boolean }
export type ClientRegistry = {
  /** What the provider must know of a client; undefined for the unknown and the revoked. */
  metadata(id: string): Promise<ClientMetadata | undefined>
  secretMatches(id: string, secret: string): Promise<boolean>
  /** The scopes that a client may have by one way of asking. */
  scopesFor(id: string, grant: GrantName): Promise<readonly string[]>
  /** Notes that a machine client got a token. */
  used(id: string): Promise<void>
}

/** PACE's own services from the settings, everybody else's machine clients from the database. */
export function createClientRegistry({
  db,
  ownClients,
  appUrl,
  now,
}: ClientsOptions): ClientRegistry {
  const own = new Map(ownClients.map(({ id, secret }) => [id, ownClient(id, secret)]))

  async function find(id: string): Promise<Known | null> {
    const known = own.get(id)
    if (known) return known
    const row = isStorable(id) ? await findApiClient(db, id) : null
    if (!row) return null
    const secretHashes = [
      row.secretHash,
      ...(row.previousSecretHash ? [row.previousSecretHash] : []),
    ]
    return { name: row.name, rights: { machine: row.scopes }, secretHashes, own: false }
  }

  return {
    async metadata(id) {
      const client = await find(id)
      return client ? toMetadata(id, client, appUrl) : undefined
    },
    async secretMatches(id, secret) {
      const client = await find(id)
      return client?.secretHashes.some((hash) => matchesHash(secret, hash)) ?? false
    },
    async scopesFor(id, grant) {
      return (await find(id))?.rights[grant] ?? []
    },
    async used(id) {
      if (!own.has(id)) await touchApiClient(db, id, now())
    },
  }
}

function ownClient(id: string, secret: string): Known {
  const rights = OWN_CLIENTS[id]
  if (!rights) {
    throw new Error(
      `PACE_CLIENTS: '${id}' is not one of PACE's services (${Object.keys(OWN_CLIENTS).join(', ')}).`,
    )
  }
  return { name: id, rights, secretHashes: [hashSecret(secret)], own: true }
}

function toMetadata(id: string, { name, rights, own }: Known, appUrl: string): ClientMetadata {
  const signsPeopleIn = rights.person !== undefined
  return {
    client_id: id,
    client_name: name,
    // The provider wants a value here; secrets are compared by `secretMatches`, against hashes.
    client_secret: 'kept as a hash',
    token_endpoint_auth_method: 'client_secret_basic',
    grant_types: grantTypesOf(rights),
    response_types: signsPeopleIn ? ['code'] : [],
    redirect_uris: signsPeopleIn && own ? [`${appUrl}/auth/callback`] : [],
    post_logout_redirect_uris: signsPeopleIn && own ? [`${appUrl}/sign-in`] : [],
    scope: [...(signsPeopleIn ? ['openid'] : []), ...scopesOf(rights)].join(' '),
  }
}
