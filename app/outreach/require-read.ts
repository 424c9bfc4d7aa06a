import { type Consent, wasRead } from '#domain/contact/consent.ts'
import { DomainError } from '#domain/errors.ts'

/** Only what was read in a message can have been read wrongly: what a colleague wrote down is a proof. */
export function requireRead(proof: Consent | undefined): void {
  if (!proof || wasRead(proof)) return
  throw new DomainError(
    'conflict',
    'A colleague wrote this refusal down. Write down what they said since.',
    [],
    { key: 'refusalByPerson' },
  )
}
