import { MailOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { messageWords } from '#words/messages.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { isolate } from '#words/catalogue/isolate.ts'
import { Dialog } from '../../components/kit/overlay/dialog.tsx'
import { notify } from '../../components/kit/overlay/toaster.tsx'
import { LetterFields } from './letter-fields.tsx'
import { ThinkOfAnswer } from './chat/think-of-answer.tsx'
import type { LoadedThread } from './loaded/thread-loader.server.ts'

/** In a demo, which sends no mails: what the customer would have got, and an answer in their name. */
export function CustomerMailbox({ thread }: { thread: LoadedThread }) {
  const [isOpen, setOpen] = useState(false)
  const { demo, unknown } = messageWords()
  if (!thread.answered.address) return null

  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        <MailOpen className="size-3.5" aria-hidden />
        {demo.open}
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title={demo.title}
        description={demo.about.replace('{name}', isolate(thread.name ?? unknown))}
      >
        <Mailbox thread={thread} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Mailbox({ thread, onDone }: { thread: LoadedThread; onDone: () => void }) {
  const { run, busy, data, problem } = useAction<{ done?: string }>(`/inbox/${thread.id}`)
  const [letter, setLetter] = useState({ subject: thread.answered.subject, body: '' })
  const { demo } = messageWords()
  const got = thread.page.rows.filter(
    ({ channel, direction, state }) =>
      channel === 'email' && direction === 'outbound' && state === 'sent',
  )
  const isDone = data?.done === 'customer'
  useEffect(() => {
    if (!isDone) return
    notify('done', messageWords().demo.sent)
    onDone()
  }, [isDone, onDone])
  return (
    <form
      className="grid gap-3"
      aria-label={demo.answer}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) run({ intent: 'customer', ...letter })
      }}
    >
      {got.length === 0 && <p className="text-sm text-muted">{demo.none}</p>}
      <ul className="grid max-h-60 gap-2 overflow-y-auto">
        {got.slice(0, 10).map(({ id, subject, body }) => (
          <li key={id} className="rounded-md border p-2 text-xs">
            <p dir="auto" className="font-medium [overflow-wrap:anywhere]">
              {subject}
            </p>
            <p dir="auto" className="[overflow-wrap:anywhere] whitespace-pre-wrap">
              {body}
            </p>
          </li>
        ))}
      </ul>
      <ThinkOfAnswer
        thread={thread}
        channel="email"
        onThought={(body) => setLetter((before) => ({ ...before, body }))}
      />
      <LetterFields letter={letter} onChange={setLetter} problem={problem} />
      <Button
        type="submit"
        variant="primary"
        className="justify-self-end"
        disabled={busy || letter.body.trim() === ''}
      >
        {demo.send}
      </Button>
    </form>
  )
}
