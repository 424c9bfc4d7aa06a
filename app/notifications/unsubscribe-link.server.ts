import { createHmac, timingSafeEqual } from 'node:crypto'

/** Ends the mails of one person, without signing in, for as long as the installation has its secret. */
export function unsubscribeUrl(appUrl: string, secret: string, personId: string): string {
  return `${appUrl}/unsubscribe?person=${personId}&key=${keyOf(secret, personId)}`
}

export function isUnsubscribeKey(secret: string, personId: string, key: string): boolean {
  const right = Buffer.from(keyOf(secret, personId))
  const given = Buffer.from(key)
  return given.length === right.length && timingSafeEqual(given, right)
}

function keyOf(secret: string, personId: string): string {
  return createHmac('sha256', secret).update(`unsubscribe:${personId}`).digest('base64url')
}
