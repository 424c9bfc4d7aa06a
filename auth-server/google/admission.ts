import type { PaceDb } from '#db/pace/client.ts'
import { findPersonBySubject, type Person } from '#db/pace/people/people.ts'
import type { Identity } from './google.ts'

export type Refusal = 'wrongDomain' | 'unverifiedEmail' | 'unknownPerson' | 'suspended' | 'noRole'
export type Admission =
  | { admitted: true; person: Person }
  | { admitted: false; refusal: Refusal; person: Person | null }

type Case = { identity: Identity; person: Person | null; hostedDomain: string }

/** In this order; the first that holds is why somebody does not come in. */
const CHECKS: [Refusal, (facts: Case) => boolean][] = [
  ['wrongDomain', ({ identity, hostedDomain }) => identity.hostedDomain !== hostedDomain],
  ['unverifiedEmail', ({ identity }) => !identity.emailVerified],
  ['unknownPerson', ({ person }) => person === null],
  ['suspended', ({ person }) => person?.status !== 'active'],
  ['noRole', ({ person }) => person?.role === null],
]

/** Who somebody is has been proven; may they come in? Known by the provider's `sub`, never by e-mail. */
export async function admit(
  db: PaceDb,
  identity: Identity,
  hostedDomain: string,
): Promise<Admission> {
  const person = await findPersonBySubject(db, identity.subject)
  const failed = CHECKS.find(([, holds]) => holds({ identity, person, hostedDomain }))
  if (failed) return { admitted: false, refusal: failed[0], person }
  return person
    ? { admitted: true, person }
    : { admitted: false, refusal: 'unknownPerson', person: null }
}
