import { createHmac, timingSafeEqual } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import type { Door } from '../doors/doors.server.ts'
import { readMetaSecret } from '../doors/meta-secret.ts'

/** What Meta asks before it sends notices to an address: the word of the challenge is the key in it. */
export function answerChallenge(door: Door, asked: Readonly<Record<string, string>>): string {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge = '' } = asked
  if (mode === 'subscribe' && token === door.key && /^[\w-]{1,200}$/.test(challenge))
    return challenge
  throw new DomainError('forbidden', 'The challenge does not name the key of this address.')
}

/** Notices are signed with the secret of the house's app at Meta, over the very bytes that came. */
export function requireSigned(door: Door, body: Uint8Array, header: string | undefined): void {
  const { appSecret } = readMetaSecret(door.secret)
  const expected = createHmac('sha256', appSecret).update(body).digest()
  const isForm = /^sha256=[0-9a-f]{64}$/i.test(header ?? '')
  const given = Buffer.from((header ?? '').slice(7), 'hex')
  if (appSecret && isForm && timingSafeEqual(expected, given)) return
  throw new DomainError('unauthenticated', 'The signature does not fit the body.')
}
