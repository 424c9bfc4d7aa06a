import { createHmac, timingSafeEqual } from 'node:crypto'
import { WhatsAppSettingsSchema } from '#domain/arrival/whatsapp.ts'
import { DomainError } from '#domain/errors.ts'
import type { Door } from '../doors/doors.server.ts'
import { readMetaSecret } from '../doors/meta-secret.ts'
import { LEAD_ADS_PATH, WHATSAPP_PATH } from '../doors/paths.ts'
import { leadsIn } from '../readers/leads-in.ts'
import { noticesIn, numberOf } from '../readers/whatsapp/notices.ts'
import type { Notices } from './signed-notices.ts'

const META: Pick<Notices, 'answerChallenge' | 'requireSigned'> = { answerChallenge, requireSigned }

/** Lead ads of Facebook and Instagram; who asked is fetched afterwards. */
export const LEAD_ADS: Notices = {
  ...META,
  channel: 'facebook',
  path: LEAD_ADS_PATH,
  mostBytes: 256 * 1024,
  partsOf: leadsIn,
}

/** WhatsApp's Cloud API: what was written to a number of the house, and what became of what it wrote. A notice may tell of a thousand things. */
export const WHATSAPP: Notices = {
  ...META,
  channel: 'whatsapp',
  path: WHATSAPP_PATH,
  mostBytes: 3 * 1024 * 1024,
  partsOf: noticesIn,
  // An app at Meta has one address for all numbers that it has been given.
  numbers: {
    ofPart: numberOf,
    ofDoor: ({ settings, secret }) => {
      const { data } = WhatsAppSettingsSchema.safeParse(settings)
      return data ? { number: data.phoneNumberId, account: readMetaSecret(secret).appSecret } : null
    },
  },
}

/** What Meta asks before it sends notices to an address: the word of the challenge is the key in it. */
function answerChallenge(door: Door, asked: Readonly<Record<string, string>>): string {
  const { 'hub.mode': mode, 'hub.verify_token': token, 'hub.challenge': challenge = '' } = asked
  if (mode === 'subscribe' && token === door.key && /^[\w-]{1,200}$/.test(challenge))
    return challenge
  throw new DomainError('forbidden', 'The challenge does not name the key of this address.')
}

/** Notices are signed with the secret of the house's app at Meta, over the very bytes that came. */
function requireSigned(
  door: Door,
  body: Uint8Array,
  header: (name: string) => string | undefined,
): void {
  const { appSecret } = readMetaSecret(door.secret)
  const signature = header('x-hub-signature-256') ?? ''
  const expected = createHmac('sha256', appSecret).update(body).digest()
  const isForm = /^sha256=[0-9a-f]{64}$/i.test(signature)
  const given = Buffer.from(signature.slice(7), 'hex')
  if (appSecret && isForm && timingSafeEqual(expected, given)) return
  throw new DomainError('unauthenticated', 'The signature does not fit the body.')
}
