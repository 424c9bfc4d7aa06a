import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** Says since when a form has been open. It is no secret and opens nothing: a program may ask for one, and has to wait. */
const LONGEST_MS = 7 * 24 * 3600 * 1000

export function createFormToken(secret: string, key: string, now: number): string {
  const begun = `${now.toString(36)}.${randomBytes(6).toString('base64url')}`
  return `${begun}.${sealOf(secret, key, begun)}`
}

/** When the form was opened, or null for a token that is not of this form, or is too old. */
export function readFormToken(
  { secret, key, now }: { secret: string; key: string; now: number },
  token: string,
): number | null {
  if (token.length > 200) return null
  const end = token.lastIndexOf('.')
  const begun = token.slice(0, Math.max(0, end))
  const [given, own] = [Buffer.from(token.slice(end + 1)), Buffer.from(sealOf(secret, key, begun))]
  if (given.length !== own.length || !timingSafeEqual(given, own)) return null
  const at = Number.parseInt(begun.split('.', 1)[0] ?? '', 36)
  return Number.isFinite(at) && at <= now && now - at < LONGEST_MS ? at : null
}

function sealOf(secret: string, key: string, begun: string): string {
  return createHmac('sha256', secret)
    .update(`form ${key} ${begun}`)
    .digest('base64url')
    .slice(0, 22)
}
