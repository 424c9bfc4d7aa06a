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

const SECONDS = 300
type Wanted = { audience: string; scope: string; email?: string | undefined }

/**
 * The people of a sandbox's brokerage. Nobody signs in to a sandbox: the host, which made it, signs for them with the sandbox's own
 * key, so that somebody publishes, and that programs can be tried which need a person's token.
 */
export function createBroker(options: Options) {
  const { syncUrl } = options
  const sign = (wanted: Wanted) => withDb(options.databaseUrl, (db) => signFor(db, options, wanted))
  return {
    /** A token of the person with this address, as a sign-in would give it; without one of whoever runs the brokerage. */
    tokenOf: async (wanted: Wanted) => ({
      access_token: await sign(wanted),
      token_type: 'Bearer',
      expires_in: SECONDS,
      scope: wanted.scope,
    }),
    run: async (document: string, command: string, args: object) => {
      const token = await sign({ audience: AUDIENCE.sync, scope: 'live:write' })
      const tokenClient = { exchange: async () => token, clientToken: async () => token }
      const commands = createCommands({ syncUrl, tokenClient, accessTokenFor: async () => token })
      await commands.forBearer(token).run(document, command, args)
    },
  }
}

async function signFor(db: PaceDb, { issuer, sessionSecret }: Options, wanted: Wanted) {
  const seal = createSeal(sessionSecret, 'signing keys')
  const [key] = await loadSigningKeys({ db, seal, now: () => new Date() })
  const person = await findSomebody(db, wanted.email)
  if (!key?.kid) throw new DomainError('unavailable', 'The sandbox has no key yet.')
  const claims = { client_id: 'pace-app', scope: wanted.scope, ...rightsClaims(person) }
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: key.kid })
    .setIssuer(issuer)
    .setAudience(wanted.audience)
    .setSubject(person.id)
    .setIssuedAt()
    .setExpirationTime(`${SECONDS}s`)
    .sign(await importJWK(key, 'ES256'))
}

async function findSomebody(db: PaceDb, email?: string) {
  const all = await listPeople(db, { status: 'active' })
  const found = all.find((one) => (email ? one.email === email : one.role === 'admin'))
  const person = found && (await findActivePerson(db, found.id))
  if (person) return person
  throw new DomainError(
    'notFound',
    'Nobody in this sandbox has that address: see GET /api/v1/users.',
  )
}

async function withDb<T>(url: string, work: (db: PaceDb) => Promise<T>): Promise<T> {
  const { db, close } = connectPace(url, { max: 1, name: 'sandbox-broker' })
  try {
    return await work(db)
  } finally {
    await close()
  }
}
