import type { Arrival } from '#db/pace/arrivals/arrivals.ts'
import { CONSENT_CHANNELS } from '#domain/contact/consent.ts'
import { keysOf } from '#domain/catalogue.ts'
import { documentName } from '#domain/documents/documents.ts'
import { DomainError } from '#domain/errors.ts'
import type { ArrivalDeps } from './arrival-deps.ts'

type Deps = Pick<ArrivalDeps, 'commands' | 'log'>

/** Writes down with the contact what was agreed to on a form, in the words that stood there. Asked again it changes nothing. */
export async function recordConsents(
  { commands, log }: Deps,
  { id, extras, headers }: Arrival,
  contactId: string,
): Promise<void> {
  const { consent, consentChannels = '' } = extras
  if (!consent) return
  const channels = keysOf(CONSENT_CHANNELS).filter((one) =>
    consentChannels.split(' ').includes(one),
  )
  const runner = commands.forService({ cause: 'enquiry:form' })
  const where = `Form on ${headers['origin'] ?? headers['referer'] ?? 'the website'}`.slice(0, 200)
  for (const channel of channels) {
    const proof = { channel, state: 'given', where, wording: consent }
    const once = { idempotencyKey: `consent:${id}:${channel}` }
    try {
      await runner.run(documentName('contact', contactId), 'recordConsent', proof, once)
    } catch (err) {
      if (!(err instanceof DomainError) || err.code === 'unavailable') throw err
      log.error({ err, arrival: id }, 'a consent could not be written down; its lead is made')
    }
  }
}
