import { z } from 'zod'
import type { SignIn } from '#domain/arrival/mailbox.ts'

/** What a mailbox keeps sealed: its password, or what it takes to fetch tokens. */
const PasswordSchema = z.object({ password: z.string() })
const TokenSchema = z.object({ clientSecret: z.string(), refreshToken: z.string() })

function writeMailboxSecret(secret: z.output<typeof PasswordSchema> | Grant): string {
  return JSON.stringify(secret)
}
export type Grant = z.output<typeof TokenSchema>

export function readPassword(sealed: string | null): string {
  return read(PasswordSchema, sealed)?.password ?? ''
}

export function readGrant(sealed: string | null): Grant {
  return read(TokenSchema, sealed) ?? { clientSecret: '', refreshToken: '' }
}

export function secretFor(
  signIn: SignIn,
  given: { secret: string; clientSecret: string; refreshToken: string },
): string {
  const { secret: password, clientSecret, refreshToken } = given
  return writeMailboxSecret(signIn === 'password' ? { password } : { clientSecret, refreshToken })
}

function read<Secret>(schema: z.ZodType<Secret>, sealed: string | null): Secret | null {
  try {
    return schema.safeParse(JSON.parse(sealed ?? 'null')).data ?? null
  } catch {
    return null
  }
}
