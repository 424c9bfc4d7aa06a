import type { DraftChannel } from '#domain/program/draft.ts'

type Draft = { channel: DraftChannel; subject: string | null; text: string }
type Reached = { phone: string | null; email: string | null }

/** The address by which a browser opens the person's own program with the message in it; null where there is nobody to send it to. */
export function sendingAddress(
  { channel, subject, text }: Draft,
  { phone, email }: Reached,
): string | null {
  const said = encodeURIComponent(text)
  switch (channel) {
    case 'whatsapp':
      return phone && `https://wa.me/${phone.replace('+', '')}?text=${said}`
    case 'sms':
      return phone && `sms:${phone}?body=${said}`
    case 'email': {
      if (!email) return null
      const about = subject === null ? '' : `subject=${encodeURIComponent(subject)}&`
      return `mailto:${encodeURIComponent(email)}?${about}body=${said}`
    }
  }
}
