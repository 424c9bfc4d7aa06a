import { z } from 'zod'

/** What a door for SMS keeps sealed: what its network signs notices with, and the password that goes with its key. */
const VonageSecretSchema = z.object({ signatureSecret: z.string(), apiSecret: z.string() })
export type VonageSecret = z.output<typeof VonageSecretSchema>

export function writeVonageSecret(secret: VonageSecret): string {
  return JSON.stringify(secret)
}

export function readVonageSecret(sealed: string | null): VonageSecret {
  const none = { signatureSecret: '', apiSecret: '' }
  if (!sealed) return none
  try {
    return VonageSecretSchema.safeParse(JSON.parse(sealed)).data ?? none
  } catch {
    return none
  }
}
