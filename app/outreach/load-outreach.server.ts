import type { PaceDb } from '#db/pace/client.ts'
import { factsOfWay, findOutreachStanding } from '#db/pace/outreach/outreach.ts'
import { keysOf } from '#domain/catalogue.ts'
import { CONSENT_CHANNELS, type ConsentChannel, wasRead } from '#domain/contact/consent.ts'
import { judgeOutreach, type OutreachReason, usualPurpose } from '#domain/outreach/outreach.ts'
import type { OutreachHouse } from './check-outreach.server.ts'

/** The number or mail by which each way leads to somebody; a way that is left out leads to the preferred one. */
type Addresses = Partial<Record<ConsentChannel, string | null>>

/** For a page: what something written now is for, and of each way what speaks against marketing by it. */
export async function loadOutreach(
  db: PaceDb,
  contactId: string,
  { house, addresses = {} }: { house: OutreachHouse; addresses?: Addresses },
) {
  const now = new Date().toISOString()
  const phones = Object.values(addresses).flatMap((one) => (one?.startsWith('+') ? [one] : []))
  const standing = await findOutreachStanding(db, contactId, { now, phones })
  const against = keysOf(CONSENT_CHANNELS).map((channel) => {
    const facts = factsOfWay(standing, channel, addresses[channel] ?? undefined)
    const clock = { now, zone: house.zone }
    const asked = { channel, purpose: 'marketing' } as const
    return [channel, judgeOutreach(asked, facts, house.outreach, clock).reasons] as const
  })
  return {
    usual: usualPurpose(standing, house.outreach, now),
    against: Object.fromEntries(against) as Record<ConsentChannel, readonly OutreachReason[]>,
    refusals: keysOf(CONSENT_CHANNELS).flatMap((channel) => {
      const proof = standing.consent[channel]
      if (proof?.state !== 'withdrawn') return []
      const isRead = wasRead(proof)
      return [{ channel, at: proof.at, words: proof.wording, isRead }]
    }),
  }
}
export type LoadedOutreach = Awaited<ReturnType<typeof loadOutreach>>
