import { isNameMeant } from '#domain/text/name-match.ts'
import { toAsciiDigits } from '#domain/text/plain-text.ts'
import type { TakenLead } from '#db/pace/taken-along/taken-along.ts'

/** Fewer would be in every number. */
const LEAST_DIGITS = 3

type Sought = Pick<TakenLead, 'name' | 'reference' | 'phone'>

/** Whether a lead is the one that is looked for: by its name in either script, its reference, or a part of its number. */
export function meantBy(sought: string): (lead: Sought) => boolean {
  const asked = toAsciiDigits(sought).trim().toLocaleLowerCase()
  // As it is rung at home, too: 050 is +971 50.
  const digits = asked.replaceAll(/\D/g, '').replace(/^0+/, '')
  return ({ name, reference, phone }) => {
    if (asked === '' || reference.toLocaleLowerCase().includes(asked)) return true
    if (digits.length >= LEAST_DIGITS && phone?.includes(digits)) return true
    return name !== null && isNameMeant(name, asked)
  }
}
