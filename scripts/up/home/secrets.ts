import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { rolePasswords, type RolePasswords } from '#db/roles.ts'
import { FatalError } from '../../fatal-error.ts'

/** The services' own machine clients at the auth-server. */
export const SERVICE_CLIENTS = ['pace-app', 'assistcraft', 'pace-cli'] as const
export type ServiceClient = (typeof SERVICE_CLIENTS)[number]

const SecretSchema = z.string().min(32)
const SecretsSchema = z.object({
  superuser: SecretSchema,
  session: SecretSchema,
  roles: z.object({
    pace_migrator: SecretSchema,
    pace_app: SecretSchema,
    pace_sync: SecretSchema,
    pace_auth: SecretSchema,
    pace_reporting: SecretSchema,
    /** Homes from before it had one get it. */
    pace_sql: SecretSchema.optional(),
    assistcraft_migrator: SecretSchema,
    assistcraft_app: SecretSchema,
  }),
  clients: z.object({
    'pace-app': SecretSchema,
    assistcraft: SecretSchema,
    'pace-cli': SecretSchema,
  }),
})
export type Secrets = Omit<z.infer<typeof SecretsSchema>, 'roles'> & { roles: RolePasswords }

/** Everything that nobody needs to know, made once for this PACE_HOME and readable by its owner only. */
export function loadSecrets(home: string): Secrets {
  const file = join(home, 'secrets.json')
  if (!existsSync(file)) writeSecrets(file, createSecrets())
  const secrets = SecretsSchema.safeParse(parseJson(readFileSync(file, 'utf8')))
  if (secrets.success) return withNewRoles(file, secrets.data)
  throw new FatalError(
    `${file} is damaged: restore it from a backup; without it the database of this PACE_HOME cannot be opened.`,
  )
}

/** A role that came with a later version gets its password when the home is first opened by it. */
function withNewRoles(file: string, { roles, ...secrets }: z.infer<typeof SecretsSchema>): Secrets {
  if (roles.pace_sql) return { ...secrets, roles: { ...roles, pace_sql: roles.pace_sql } }
  const whole = { ...secrets, roles: { ...roles, pace_sql: secret() } }
  writeSecrets(file, whole)
  return whole
}

function secret(): string {
  return randomBytes(32).toString('hex')
}

export function createSecrets(): Secrets {
  return {
    superuser: secret(),
    session: secret(),
    roles: rolePasswords(secret),
    clients: {
      'pace-app': secret(),
      assistcraft: secret(),
      'pace-cli': secret(),
    },
  }
}

/** Written aside and renamed: a start that is interrupted leaves all of it or nothing. */
function writeSecrets(file: string, secrets: Secrets): void {
  const partial = `${file}.partial`
  writeFileSync(partial, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 })
  renameSync(partial, file)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
