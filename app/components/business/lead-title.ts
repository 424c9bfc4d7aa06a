import { formatPhone } from '../format/phone/format-phone.ts'

/** What a lead is called. A colleague's has no name here, only its reference. */
export function leadTitle({ name, reference }: { name: string | null; reference: string }): string {
  return name === null ? reference : formatPhone(name)
}
