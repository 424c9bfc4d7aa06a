import { isNameMeant } from '#domain/text/name-match.ts'
import { toAsciiDigits } from '#domain/text/plain-text.ts'
import type { TakenLead } from '#db/pace/taken-along/taken-along.ts'

/** Fewer would be in every number. */
const LEAST_DIGITS = 3

/** Whether a lead is the one that is looked for: by its name in either script, its reference, or a part of its number. */
export function isMeant(
  { name, reference, phone }: Pick<TakenLead, 'name' | 'reference' | 'phone'>,
  sought: string,
): boolean {
  const asked = toAsciiDigits(sought).trim().toLocaleLowerCase()
  if (asked === '' || reference.toLocaleLowerCase().includes(asked)) return true
  // As it is rung at home, too: 050 is +971 50.
  const digits = asked.replaceAll(/\D/g, '').replace(/^0+/, '')
  if (digits.length >= LEAST_DIGITS && phone?.includes(digits)) return true
  return name !== null && isNameMeant(name, asked)
}
