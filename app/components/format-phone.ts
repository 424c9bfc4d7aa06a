import parsePhone from 'libphonenumber-js/min'

/** `+971 50 111 2233`: a number as people read it; what is no number stays as it is. */
export function formatPhone(phone: string): string {
  return parsePhone(phone)?.formatInternational() ?? phone
}
