import { Smartphone } from 'lucide-react'
import { useEffect, useState } from 'react'
import { hasGone } from '#domain/message/message.ts'
import { LONGEST_SMS } from '#domain/message/sms.ts'
import { LONGEST_CHAT } from '#domain/message/whatsapp.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { messageWords } from '#words/messages.ts'
import { useAction } from '../../../components/hooks/use-action.ts'
import { Button } from '../../../components/kit/button.tsx'
import { cn } from '../../../components/kit/class-names.ts'
import { TextInput } from '../../../components/kit/field.tsx'
import { Dialog } from '../../../components/kit/overlay/dialog.tsx'
import { MessageFiles } from '../files/message-files.tsx'
import type { LoadedThread } from '../loaded/thread-loader.server.ts'
import { ThinkOfAnswer } from './think-of-answer.tsx'

type PhoneProps = { thread: LoadedThread; channel: 'whatsapp' | 'sms' }

/** In a demo, which has no number on WhatsApp: the customer's phone, on which what came is read and answered. */
export function CustomerPhone({ thread, channel }: PhoneProps) {
  const [isOpen, setOpen] = useState(false)
  const { phone } = messageWords().demo
  const words = channel === 'sms' ? phone.sms : phone
  const { unknown } = messageWords()
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <Smartphone className="size-3.5" aria-hidden />
        {words.open}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={words.title}
        description={words.about.replace('{name}', isolate(thread.name ?? unknown))}
      >
        <Phone thread={thread} channel={channel} />
      </Dialog>
    </>
  )
}

function Phone({ thread, channel }: PhoneProps) {
  const { run, busy } = useAction(`/inbox/${thread.id}`)
  const [said, say] = useState('')
  const { phone } = messageWords().demo
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
      aria-label={phone.answer}
      onSubmit={(event) => {
        event.preventDefault()
        if (busy || said.trim() === '') return
        run({ intent: 'customerChat', channel, body: said })
        say('')
      }}
    >
      <Screen thread={thread} channel={channel} />
      <ThinkOfAnswer thread={thread} channel={channel} onThought={say} />
      <div className="flex gap-2">
        <TextInput
          dir="auto"
          aria-label={phone.text}
          maxLength={channel === 'sms' ? LONGEST_SMS : LONGEST_CHAT}
          value={said}
          onChange={(event) => say(event.target.value)}
        />
        <Button type="submit" variant="primary" disabled={busy || said.trim() === ''}>
          {phone.send}
        </Button>
      </div>
    </form>
  )
}

/** What has come to it; whoever looks at it has read that. */
function Screen({ thread, channel }: PhoneProps) {
  const { run } = useAction(`/inbox/${thread.id}`)
  const { phone } = messageWords().demo
  const chats = thread.page.rows.filter(
    (row) => row.channel === channel && (row.direction === 'inbound' || hasGone(row.state)),
  )
  // A phone tells its network that an SMS came, and nobody that it was read.
  const known = channel === 'sms' ? ['delivered', 'read'] : ['read']
  const unread = chats.find(
    ({ direction, state }) => direction === 'outbound' && !known.includes(state),
  )?.id
  useEffect(() => {
    if (unread) run({ intent: 'customerRead', channel })
    // Once for each that comes, whatever else the page does.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [unread])
  if (chats.length === 0) return <p className="text-sm text-muted">{phone.none}</p>
  return (
    <ul
      tabIndex={0}
      aria-label={channel === 'sms' ? phone.sms.title : phone.title}
      className="flex max-h-72 flex-col-reverse gap-2 overflow-y-auto"
    >
      {chats.slice(0, 20).map(({ id, direction, body, attached }) => (
        <li
          key={id}
          dir="auto"
          className={cn(
            'grid max-w-[85%] grid-cols-[minmax(0,1fr)] gap-1 rounded-xl border px-3 py-1.5 text-sm [overflow-wrap:anywhere] whitespace-pre-wrap',
            // Theirs stands at the end: it is their phone.
            direction === 'inbound' ? 'self-end bg-accent-soft' : 'self-start bg-surface',
          )}
        >
          {body}
          <MessageFiles attached={attached} />
        </li>
      ))}
    </ul>
  )
}
