import { z } from 'zod'
import { MailboxSettingsSchema } from '#domain/arrival/mailbox.ts'
import type { Door } from './doors.server.ts'
import { secretFor } from './mailbox-secret.ts'
import { readMetaSecret, writeMetaSecret } from './meta-secret.ts'
import { readVonageSecret, writeVonageSecret } from './vonage-secret.ts'

const given = (longest: number) => z.string().trim().max(longest).default('')

/** One or more of what a way in is opened with; what is empty stays. */
export const ChangedSecretSchema = z.object({
  intent: z.literal('secret'),
  id: z.uuid(),
  secret: given(500),
  accessToken: given(1000),
  apiSecret: given(200),
})
type Given = Pick<z.output<typeof ChangedSecretSchema>, 'secret' | 'accessToken' | 'apiSecret'>

/**
 * What each of these doors keeps from now on, by its id: the one that is changed, and of the others those that one account signs for, for what signs is another for all
 * of them at once. Null where the one cannot be changed.
 */
export function changedSecrets(
  door: Door,
  others: readonly Door[],
  to: Given,
): ReadonlyMap<string, string> | null {
  const own = changedSecret(door, to)
  if (own === null) return null
  const signed = to.secret === '' ? [] : others.filter((one) => isSignedAlike(one, door))
  const changed = signed.flatMap((one) => {
    const secret = changedSecret(one, { secret: to.secret, accessToken: '', apiSecret: '' })
    return secret === null ? [] : [[one.id, secret] as const]
  })
  return new Map([...changed, [door.id, own]])
}

function isSignedAlike(one: Door, other: Door): boolean {
  if (one.channel !== other.channel) return false
  switch (one.channel) {
    case 'sms':
      return (
        readVonageSecret(one.secret).signatureSecret ===
        readVonageSecret(other.secret).signatureSecret
      )
    case 'whatsapp':
    case 'facebook':
      return readMetaSecret(one.secret).appSecret === readMetaSecret(other.secret).appSecret
    default:
      return false
  }
}

/**
 * What a door keeps from now on, where something of it was given; null for one that cannot be changed. So a token that has ended is another one,
 * and the number stays the same: what waits goes on, and so does each conversation's day to answer.
 */
function changedSecret(door: Door, to: Given): string | null {
  switch (door.channel) {
    case 'sms': {
      const was = readVonageSecret(door.secret)
      return writeVonageSecret({
        signatureSecret: to.secret || was.signatureSecret,
        apiSecret: to.apiSecret || was.apiSecret,
      })
    }
    case 'whatsapp':
    case 'facebook': {
      const was = readMetaSecret(door.secret)
      return writeMetaSecret({
        appSecret: to.secret || was.appSecret,
        accessToken: to.accessToken || was.accessToken,
      })
    }
    case 'mailbox': {
      const signIn = MailboxSettingsSchema.safeParse(door.settings).data?.signIn
      const none = { clientSecret: '', refreshToken: '' }
      return signIn === 'password' && to.secret !== ''
        ? secretFor('password', { ...none, secret: to.secret })
        : null
    }
    default:
      return null
  }
}
