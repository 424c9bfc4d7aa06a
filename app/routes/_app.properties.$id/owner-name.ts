import type { ShownOwner } from '#db/pace/properties/owners.ts'
import { propertyWords } from '#words/properties.ts'
import { formatPhone } from '../../components/format/phone/format-phone.ts'

/** What an owner is called by whoever looks; one whom they may not see has no name. */
export function ownerName({ contact }: Pick<ShownOwner, 'contact'>): string {
  const words = propertyWords().owners
  if (!contact) return words.hidden
  const { name, nameAr, phone } = contact
  return name ?? nameAr ?? (phone ? formatPhone(phone) : words.nameless)
}
