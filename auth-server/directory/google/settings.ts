import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type DirectoryRules, DirectoryRulesSchema } from '#domain/directory/rules.ts'
import { parseEnv } from '#domain/parse-env.ts'
import { withoutSlash } from '#service/settings.ts'

const CredentialsSchema = z.object({
  type: z.literal('service_account'),
  client_email: z.email(),
  private_key_id: z.string().optional(),
  private_key: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
})
export type ServiceAccount = z.infer<typeof CredentialsSchema>

/** The settings of the directory, read by the auth server and by the command that syncs by hand. */
export const DIRECTORY_SHAPE = {
  GOOGLE_DIRECTORY_CREDENTIALS: jsonOrFile(CredentialsSchema)
    .optional()
    .describe('/etc/pace/google-directory.json (the key of a service account)'),
  GOOGLE_DIRECTORY_ADMIN: z.email().optional().describe('admin@example.ae'),
  GOOGLE_DIRECTORY_CUSTOMER: z.string().min(1).default('my_customer').describe('my_customer'),
  GOOGLE_DIRECTORY_RULES: jsonOrFile(DirectoryRulesSchema)
    .optional()
    .describe('/etc/pace/directory-rules.json (see docs/directory.md)'),
  GOOGLE_DIRECTORY_EVERY_MINUTES: z.coerce.number().min(1).max(1440).default(10).describe('10'),
  GOOGLE_DIRECTORY_TOKEN_URL: z.url().default('https://oauth2.googleapis.com/token'),
  GOOGLE_DIRECTORY_API_URL: z.url().default('https://admin.googleapis.com'),
}
type DirectoryEnv = z.output<z.ZodObject<typeof DIRECTORY_SHAPE>>

export type DirectorySettings = {
  account: ServiceAccount
  /** Whom the service account acts for: an administrator of the Workspace. */
  admin: string
  customer: string
  rules: DirectoryRules
  everyMs: number
  tokenUrl: string
  apiUrl: string
}

export function readDirectorySettings(
  source: Record<string, string | undefined>,
): DirectorySettings | null {
  return directoryFrom(parseEnv(DIRECTORY_SHAPE, source))
}

/** Null where there is no directory. Both or neither: half of it is a mistake that nobody should find out months later. */
export function directoryFrom(env: DirectoryEnv): DirectorySettings | null {
  const { GOOGLE_DIRECTORY_CREDENTIALS: account, GOOGLE_DIRECTORY_ADMIN: admin } = env
  if (!account && !admin) return null
  if (!account || !admin) {
    throw new Error(
      'The settings are not valid.\n  GOOGLE_DIRECTORY_CREDENTIALS and GOOGLE_DIRECTORY_ADMIN are needed together. Example: GOOGLE_DIRECTORY_ADMIN=admin@example.ae',
    )
  }
  return {
    account,
    admin,
    customer: env.GOOGLE_DIRECTORY_CUSTOMER,
    rules: env.GOOGLE_DIRECTORY_RULES ?? DirectoryRulesSchema.parse({}),
    everyMs: env.GOOGLE_DIRECTORY_EVERY_MINUTES * 60_000,
    tokenUrl: env.GOOGLE_DIRECTORY_TOKEN_URL,
    apiUrl: withoutSlash(env.GOOGLE_DIRECTORY_API_URL),
  }
}

/** A setting that holds JSON, or the path of a file that does: secrets are mounted as files. */
function jsonOrFile<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .transform((given, context) => {
      try {
        const inline = given.trimStart().startsWith('{')
        return JSON.parse(inline ? given : readFileSync(given, 'utf8')) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: 'is neither JSON nor a file that holds JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)
}
