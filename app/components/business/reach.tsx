import { MessageCircle, Phone } from 'lucide-react'
import { contactWords } from '#words/contacts.ts'
import { buttonClass } from '../kit/button.tsx'

type ReachProps = { phone: string; /** Told when a call is begun. */ onCall?: () => void }

/** The ways to reach somebody: a call, a message. */
export function Reach({ phone, onCall }: ReachProps) {
  const words = contactWords().reachBy
  const look = buttonClass({ variant: 'secondary', size: 'md' }, 'px-2 sm:px-3')
  return (
    <>
      <a href={`tel:${phone}`} className={look} aria-label={words.callTo(phone)} onClick={onCall}>
        <Phone className="size-4" aria-hidden />
        <span className="hidden sm:inline">{words.call}</span>
      </a>
      <a
        href={`https://wa.me/${phone.replace('+', '')}`}
        target="_blank"
        rel="noreferrer"
        className={look}
        aria-label={words.writeTo(phone)}
      >
        <MessageCircle className="size-4" aria-hidden />
        <span className="hidden lg:inline">{words.whatsapp}</span>
      </a>
    </>
  )
}
