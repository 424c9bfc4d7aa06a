import { createHash } from 'node:crypto'
import { jwtVerify } from 'jose'
import { z } from 'zod'
import { SmsSettingsSchema } from '#domain/arrival/sms.ts'
import { DomainError } from '#domain/errors.ts'
import { chatNumber } from '#domain/message/whatsapp.ts'
import type { Door } from '../doors/doors.server.ts'
import { jsonOf } from '../reading/json-of.ts'
import { TEXTS_PATH } from '../doors/paths.ts'
import { readVonageSecret } from '../doors/vonage-secret.ts'
import type { Notices, Numbered } from './signed-notices.ts'

/** Vonage's Messages API: SMS to a number of the house, and what became of those that it wrote. Both go to one address, one in each notice. */
export const TEXTS: Notices = {
  channel: 'sms',
  path: TEXTS_PATH,
  mostBytes: 64 * 1024,
  requireSigned,
  partsOf: (body) => [body],
  // An application at Vonage has one address for all of its numbers.
  numbers: { ofPart: numberIn, ofDoor },
}

const ToSchema = z.looseObject({ to: z.string(), status: z.undefined().optional() })

/** What became of one of ours is known by its own id. */
function numberIn(part: Uint8Array): string | null {
  const came = ToSchema.safeParse(jsonOf(part)).data
  return came ? chatNumber(came.to) : null
}

function ofDoor({ settings, secret }: Door): Numbered | null {
  const { data } = SmsSettingsSchema.safeParse(settings)
  const { signatureSecret } = readVonageSecret(secret)
  return data
    ? { number: chatNumber(data.sender), account: `${data.apiKey} ${signatureSecret}` }
    : null
}

const ClaimsSchema = z.looseObject({ api_key: z.string(), payload_hash: z.string() })

/**
 * A notice brings a token that is signed with the secret of the account and names the hash of the body, over the very bytes that came. When it
 * was signed is not asked: what could not be delivered is sent again for a day, and what comes twice is known.
 */
async function requireSigned(
  door: Door,
  body: Uint8Array,
  header: (name: string) => string | undefined,
): Promise<void> {
  const settings = SmsSettingsSchema.safeParse(door.settings).data
  const { signatureSecret } = readVonageSecret(door.secret)
  const claims = signatureSecret ? await claimsIn(header('authorization'), signatureSecret) : null
  const isOfBody = claims?.payload_hash.toLowerCase() === hashOf(body)
  if (isOfBody && claims.api_key === settings?.apiKey) return
  throw new DomainError('unauthenticated', 'The signature does not fit the body.')
}

function hashOf(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('hex')
}

async function claimsIn(authorization: string | undefined, secret: string) {
  const token = /^Bearer (\S{1,5000})$/i.exec(authorization ?? '')?.[1] ?? ''
  try {
    const key = new TextEncoder().encode(secret)
    const { payload } = await jwtVerify(token, key, { algorithms: ['HS256'] })
    return ClaimsSchema.parse(payload)
  } catch {
    return null
  }
}
