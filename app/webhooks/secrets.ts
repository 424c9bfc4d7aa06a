import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import type { WebhookEndpoint } from '#db/pace/webhooks/endpoints.ts'
import { createSeal, type Seal } from '#service/identity/seal.ts'

/** So long after a rotation the secret before signs too. */
export const OVERLAP_MS = 24 * 3_600_000

/** How secrets of endpoints are kept: sealed, since they have to be read to sign. */
export function webhookSeal(secret: string): Seal {
  return createSeal(secret, 'webhook secrets')
}

/** A secret as Standard Webhooks writes it. */
export function createWebhookSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

type Signed = Pick<WebhookEndpoint, 'secret' | 'previousSecret' | 'previousUntil'>

/** The headers of a message, signed with each secret that holds. */
export function signedHeaders(
  seal: Seal,
  endpoint: Signed,
  { id, body, now }: { id: string; body: string; now: Date },
): Record<string, string> {
  const signatures = secretsOf(seal, endpoint, now).map((secret) =>
    new Webhook(secret).sign(id, now, body),
  )
  return {
    'content-type': 'application/json',
    'user-agent': 'PACE-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': signatures.join(' '),
  }
}

function secretsOf(
  seal: Seal,
  { secret, previousSecret, previousUntil }: Signed,
  now: Date,
): string[] {
  const isPreviousGood = previousUntil !== null && Date.parse(previousUntil) > now.getTime()
  const sealed = [secret, ...(previousSecret && isPreviousGood ? [previousSecret] : [])]
  const opened = sealed.flatMap((one) => seal.open(one) ?? [])
  if (opened.length === 0) throw new Error('The secret of an endpoint cannot be opened.')
  return opened
}
