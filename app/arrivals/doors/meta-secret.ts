import { z } from 'zod'

/** What a door of Meta's keeps sealed: what its notices are signed with, and by what it is asked and told things. */
const MetaSecretSchema = z.object({ appSecret: z.string(), accessToken: z.string() })
type MetaSecret = z.output<typeof MetaSecretSchema>

export function writeMetaSecret(secret: MetaSecret): string {
  return JSON.stringify(secret)
}

export function readMetaSecret(sealed: string | null): MetaSecret {
  const none = { appSecret: '', accessToken: '' }
  if (!sealed) return none
  try {
    return MetaSecretSchema.safeParse(JSON.parse(sealed)).data ?? none
  } catch {
    return none
  }
}
