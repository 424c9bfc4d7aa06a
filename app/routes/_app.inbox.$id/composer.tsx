import { Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { messageWords } from '#words/messages.ts'
import { useAction } from '../../components/hooks/use-action.ts'
import { Button } from '../../components/kit/button.tsx'
import { Filled } from '../../components/kit/filled.tsx'
import type { LoadedThread } from './thread-loader.server.ts'
import { LetterFields } from './letter-fields.tsx'

type ComposerProps = { thread: LoadedThread; after: string }

/** An answer. Its id is given here: pressed twice it is one, and what others have written meanwhile is seen before it goes. */
export function Composer({ thread: { id, answered }, after }: ComposerProps) {
  const { run, busy, data, problem } = useAction<{ sent?: string }>(`/inbox/${id}`)
  const [letter, setLetter] = useState(() => emptyLetter(answered.subject))
  const words = messageWords()
  const sent = data?.sent
  useEffect(() => {
    if (sent) setLetter(emptyLetter(answered.subject))
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [sent])
  if (!answered.address) return <p className="border-t p-4 text-sm text-muted">{words.noAddress}</p>
  return (
    <form
      className="grid gap-2 border-t p-4"
      aria-label={words.write}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) run({ intent: 'send', after, ...letter })
      }}
    >
      <LetterFields letter={letter} onChange={setLetter} problem={problem} />
      <div className="flex items-center gap-2">
        <p className="min-w-0 flex-1 truncate text-xs text-muted">
          <Filled
            text={answered.isForeign ? words.toForeign : words.to}
            parts={{ address: <bdi dir="ltr">{answered.address}</bdi> }}
          />
        </p>
        <Button type="submit" variant="primary" disabled={busy || letter.body.trim() === ''}>
          <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
          {words.send}
        </Button>
      </div>
    </form>
  )
}

function emptyLetter(subject: string) {
  return { id: crypto.randomUUID(), subject, body: '' }
}
