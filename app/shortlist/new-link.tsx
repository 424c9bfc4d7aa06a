import { Link } from '@remix-run/react'
import { Mail, MessageCircle } from 'lucide-react'
import { useRef } from 'react'
import { messageWords } from '#words/messages.ts'
import { sayProblem } from '#words/problems.ts'
import { shortlistWords } from '#words/shortlist.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { CopyText } from '../components/kit/copy-text.tsx'
import type { ShortlistDone } from './shortlist-actions.server.ts'

export type Reach = { email: boolean; whatsapp: boolean }
type NewLinkProps = { address: string; reach: Reach; contactId: string | null }

/** The link that is shown this once: to be sent from here by one press, or taken elsewhere. */
export function NewLink({ address, reach, contactId }: NewLinkProps) {
  const words = shortlistWords()
  return (
    <section
      aria-live="polite"
      aria-label={words.link}
      className="m-4 grid gap-2 rounded-lg border border-accent p-3"
    >
      <p className="text-xs font-medium">{words.link}</p>
      <CopyText text={address} label={words.link} />
      <Send key={address} address={address} reach={reach} contactId={contactId} />
      <p className="text-xs text-muted">{words.once}</p>
    </section>
  )
}

function Send({ address, reach, contactId }: NewLinkProps) {
  const { run, busy, data, problem } = useAction<ShortlistDone>('/shortlist-changes')
  // Pressed twice or sent again after a lost answer, it is one message.
  const id = useRef(crypto.randomUUID())
  const words = shortlistWords()
  if (!contactId) return null
  const conversation = (
    <Link to={`/inbox/${contactId}`} className="text-accent hover:underline">
      {words.conversation}
    </Link>
  )
  if (data?.sent)
    return (
      <p className="text-xs">
        {words.sent(messageWords().channels[data.sent])} {conversation}
      </p>
    )
  const send = (channel: keyof Reach) =>
    run({ intent: 'send', address, channel, messageId: id.current })
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap gap-2">
        {reach.whatsapp && (
          <Button size="sm" variant="primary" disabled={busy} onClick={() => send('whatsapp')}>
            <MessageCircle className="size-3.5" aria-hidden /> {words.sendBy.whatsapp}
          </Button>
        )}
        {reach.email && (
          <Button
            size="sm"
            variant={reach.whatsapp ? 'secondary' : 'primary'}
            disabled={busy}
            onClick={() => send('email')}
          >
            <Mail className="size-3.5" aria-hidden /> {words.sendBy.email}
          </Button>
        )}
      </div>
      {!reach.whatsapp && !reach.email && (
        <p className="text-xs text-muted">
          {words.noReach} {conversation}
        </p>
      )}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)} {conversation}
        </p>
      )}
    </div>
  )
}
