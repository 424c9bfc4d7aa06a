import { importJWK, SignJWT } from 'jose'
import { createCommands } from '#app/sync-client/commands.server.ts'
import { rightsClaims } from '#auth/oidc/accounts.ts'
import { loadSigningKeys } from '#auth/keys/keys.ts'
import { connectPace, type PaceDb } from '#db/pace/client.ts'
import { findActivePerson, listPeople } from '#db/pace/people/people.ts'
import { AUDIENCE } from '#domain/access/token.ts'
import { DomainError } from '#domain/errors.ts'
import { createSeal } from '#service/identity/seal.ts'

export type Broker = ReturnType<typeof createBroker>
type Options = { databaseUrl: string; issuer: string; syncUrl: string; sessionSecret: string }

const SECONDS = 60

/**
 * Somebody who runs the sandbox's brokerage and does what only people may, such as publishing. Nobody signs in to a sandbox: the host,
 * which made it, signs for them with the sandbox's own key.
 */
export function createBroker(options: Options) {
  const { syncUrl } = options
  return {
    run: (document: string, command: string, args: object) =>
      withDb(options.databaseUrl, async (db) => {
        const token = await signFor(db, options)
        const tokenClient = { exchange: async () => token, clientToken: async () => token }
        const accessTokenFor = async () => token
        const commands = createCommands({ syncUrl, tokenClient, accessTokenFor })
        await commands.forBearer(token).run(document, command, args)
      }),
  }
}

async function signFor(db: PaceDb, { issuer, sessionSecret }: Options): Promise<string> {
  const seal = createSeal(sessionSecret, 'signing keys')
  const [key] = await loadSigningKeys({ db, seal, now: () => new Date() })
  const person = await findAdmin(db)
  if (!key?.kid || !person) throw new DomainError('unavailable', 'Nobody runs this sandbox.')
  const claims = { client_id: 'pace-app', scope: 'live:write', ...rightsClaims(person) }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
    .setIssuer(issuer)
    .setAudience(AUDIENCE.sync)
    .setSubject(person.id)
    .setIssuedAt()
    .setExpirationTime(`${SECONDS}s`)
    .sign(await importJWK(key, 'ES256'))
}

async function findAdmin(db: PaceDb) {
  const all = await listPeople(db, { status: 'active' })
  const admin = all.find(({ role }) => role === 'admin')
  return admin ? findActivePerson(db, admin.id) : null
}

async function withDb<T>(url: string, work: (db: PaceDb) => Promise<T>): Promise<T> {
  const { db, close } = connectPace(url, { max: 1, name: 'sandbox-broker' })
  try {
    return await work(db)
  } finally {
    await close()
  }
}
