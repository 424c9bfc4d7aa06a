import { CircleAlert, Clock, Copy, RotateCw, X } from 'lucide-react'
import { outboxWords } from '#words/outbox.ts'
import { RelativeTime } from '../components/format/time.tsx'
import { Button } from '../components/kit/button.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import type { ShownLetter } from './outbox.ts'
import { useOutbox } from './use-outbox.ts'

/** Something that was done here: that it waits, or why it was refused; its words are there to be copied. */
export function LetterRow({ letter }: { letter: ShownLetter }) {
  const { held } = useOutbox()
  const words = outboxWords()
  const isRefused = letter.state === 'refused'
  const Icon = isRefused ? CircleAlert : Clock
  return (
    <div className="grid gap-1 text-xs">
      <p className="flex items-baseline gap-2 text-muted">
        <Icon
          className={isRefused ? 'size-3 self-center text-bad' : 'size-3 self-center text-faint'}
          aria-hidden
        />
        <span className="min-w-0 flex-1">
          {words.titles[letter.letter.kind]} · {isRefused ? words.refused : tell(letter, held)}
        </span>
        <RelativeTime at={letter.writtenAt} className="shrink-0 text-2xs text-faint" />
      </p>
      {letter.says && (
        <p
          dir="auto"
          className="leading-5 [overflow-wrap:anywhere] whitespace-pre-line text-page-start"
        >
          {letter.says}
        </p>
      )}
      {letter.isOnlyHere && <p className="text-warn">{words.onlyHere}</p>}
      {isRefused && (
        <p role="alert" className="text-bad">
          {letter.problem}
        </p>
      )}
      <LetterActions letter={letter} />
    </div>
  )
}

function tell({ state }: ShownLetter, held: ReturnType<typeof useOutbox>['held']): string {
  const { taken, waits, waitsForServer, waitsForSignIn, onItsWay } = outboxWords()
  if (state === 'taken') return taken
  if (held === 'signIn') return waitsForSignIn
  if (held === 'server') return waitsForServer
  return held === 'network' ? waits : onItsWay
}

/** What is only waiting may be called off; what was refused is tried again, or copied and thrown away. */
function LetterActions({ letter: { id, says, state } }: { letter: ShownLetter }) {
  const { outbox, held } = useOutbox()
  const words = outboxWords()
  if (state === 'taken' || (state === 'waiting' && held === null)) return null
  const copy = () =>
    void copyWords(says).then((isCopied) =>
      isCopied ? notify('done', words.copied) : notify('problem', words.notCopied),
    )
  return (
    <p className="flex flex-wrap gap-1">
      {state === 'refused' && (
        <Button size="sm" onClick={() => outbox.retry(id)}>
          <RotateCw className="size-3.5" aria-hidden />
          {words.again}
        </Button>
      )}
      {says && (
        <Button size="sm" variant="quiet" onClick={copy}>
          <Copy className="size-3.5" aria-hidden />
          {words.copy}
        </Button>
      )}
      <Button size="sm" variant="quiet" onClick={() => outbox.drop(id)}>
        <X className="size-3.5" aria-hidden />
        {words.discard}
      </Button>
    </p>
  )
}

/** Whether it could be: a browser may not let a page. */
async function copyWords(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
