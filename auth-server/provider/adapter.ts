import type { PaceDb } from '#db/pace/client.ts'
import {
  consumeOidcModel,
  deleteOidcGrant,
  deleteOidcModel,
  findOidcModel,
  upsertOidcModel,
} from '#db/pace/clients/oidc-models.ts'
import { isStorable } from '#domain/storable.ts'
import { hashSecret } from '#service/identity/secret.ts'
import { type Adapter, type AdapterFactory, type AdapterPayload, errors } from 'oidc-provider'
import type { ClientRegistry } from '../clients/clients.ts'

/** Models whose id is what the client shows: who reads the table must not be able to use what stands in it. */
const SHOWN_BY_CLIENTS = new Set(['AuthorizationCode', 'RefreshToken', 'InitialAccessToken'])

type AdapterOptions = { db: PaceDb; clients: Pick<ClientRegistry, 'metadata'>; now: () => Date }

/** The provider's storage in Pace DB. Our own clients and machine clients are read from where they are and never written here. */
export function createAdapter({ db, clients, now }: AdapterOptions): AdapterFactory {
  return (model) => {
    const stored = modelAdapter(db, model, now)
    return model === 'Client' ? clientAdapter(clients, stored) : stored
  }
}

function modelAdapter(db: PaceDb, model: string, now: () => Date): Adapter {
  const hashed = SHOWN_BY_CLIENTS.has(model)
  const keyOf = (id: string) => ({ model, id: hashed ? hashSecret(id) : id })

  async function find(by: Parameters<typeof findOidcModel>[2], id?: string) {
    const found = Object.values(by).every(isStorable) ? await findOidcModel(db, model, by) : null
    if (!found) return undefined
    return {
      ...found.payload,
      ...(hashed && id ? { jti: id } : {}),
      ...(found.consumedAt ? { consumed: seconds(found.consumedAt) } : {}),
    } satisfies AdapterPayload
  }

  return {
    async upsert(id, payload, expiresIn) {
      const expiresAt = expiresIn
        ? new Date(now().getTime() + expiresIn * 1000).toISOString()
        : null
      const stored = hashed ? without(payload, 'jti') : { ...payload }
      await upsertOidcModel(db, keyOf(id), stored, expiresAt)
    },
    find: (id) => find({ id: keyOf(id).id }, id),
    findByUid: (uid) => find({ uid }),
    findByUserCode: (userCode) => find({ userCode }),
    // The provider looks before it consumes; of two requests that both looked, the database lets one through.
    async consume(id) {
      if (await consumeOidcModel(db, keyOf(id), now())) return
      throw new errors.InvalidGrant('already used')
    },
    destroy: (id) => deleteOidcModel(db, keyOf(id)),
    revokeByGrantId: (grantId) => deleteOidcGrant(db, model, grantId),
  }
}

/** A program that was registered dynamically can take nobody else's place: those are looked for first. */
function clientAdapter(clients: AdapterOptions['clients'], registered: Adapter): Adapter {
  return {
    ...registered,
    find: async (id) => (await clients.metadata(id)) ?? registered.find(id),
  }
}

function without(payload: AdapterPayload, name: string): Record<string, unknown> {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name))
}

function seconds(instant: string): number {
  return Math.floor(Date.parse(instant) / 1000)
}
