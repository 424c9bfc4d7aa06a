import type { House } from '#domain/house/house.ts'
import { dayOf, daysAfter, instantOf } from '#domain/zone-time.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'

/** The secret of a new address, which is told once, and what is kept of it. */
export function newLinkSecret(): { secret: string; keyHash: string } {
  const secret = createSecret()
  return { secret, keyHash: hashSecret(secret) }
}

/** The end of a link that is open for so many days: the midnight after the last, by the clocks of the house. */
export function openUntil({ zone }: Pick<House, 'zone'>, days: number): string {
  const day = daysAfter(dayOf(Date.now(), zone), days + 1)
  return new Date(instantOf(day, 0, zone)).toISOString()
}
