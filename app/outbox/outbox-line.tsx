import { Link, useLocation } from '@remix-run/react'
import { CircleAlert, CloudOff, LogIn } from 'lucide-react'
import { useEffect } from 'react'
import { parseDocumentName } from '#domain/documents/documents.ts'
import { formatWords } from '#words/format.ts'
import { noteWords } from '#words/notes.ts'
import { outboxWords } from '#words/outbox.ts'
import { whenIdle } from '../components/hooks/when-idle.ts'
import { buttonClass } from '../components/kit/button.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { useWorkspace } from '../workspace/workspace.tsx'
import { LetterRow } from './letter-row.tsx'
import { type Held, isTaken, outboxOf, type ShownLetter } from './outbox.ts'
import { useOutbox } from './use-outbox.ts'

const PLACES: Readonly<Record<string, string>> = { lead: '/leads', contact: '/contacts' }

/** On every page: what waits for a network or for a sign-in, and what was refused, until all has gone. */
export function OutboxLine() {
  const { letters, held } = useOutbox()
  useResumed()
  useStay(letters.some((letter) => letter.isOnlyHere && !isTaken(letter)))
  const words = outboxWords()
  const open = letters.filter((letter) => !isTaken(letter))
  const refused = open.filter(({ state }) => state === 'refused')
  const isShown = refused.length > 0 || (held !== null && open.length > 0)
  if (!isShown) return null
  const Icon = refused.length > 0 ? CircleAlert : CloudOff
  return (
    <div className="flex flex-wrap items-start border-b bg-warn-soft text-sm">
      <details className="min-w-0 flex-1">
        <summary className="flex min-h-11 cursor-pointer items-center gap-2 px-4 text-warn">
          <Icon className="size-4 shrink-0" aria-hidden />
          <span role="status" className="min-w-0 flex-1">
            {refused.length > 0 ? words.someRefused(refused.length) : tell(held, open.length)}
          </span>
        </summary>
        <ul className="grid max-h-[50dvh] gap-3 overflow-y-auto border-t bg-canvas p-4">
          {open.map((letter) => (
            <li key={letter.id} className="grid gap-1">
              <LetterRow letter={letter} />
              <ToRecord record={letter.record} />
            </li>
          ))}
        </ul>
      </details>
      {held === 'signIn' && <SignIn />}
    </div>
  )
}

function tell(held: Held, count: number): string {
  const { someWait, someWaitForServer, someWaitForSignIn } = outboxWords()
  if (held === 'signIn') return someWaitForSignIn(count)
  return held === 'server' ? someWaitForServer(count) : someWait(count)
}

function SignIn() {
  const { pathname, search } = useLocation()
  return (
    // A page of its own, which takes all of this one's place.
    <a
      href={`/sign-in?returnTo=${encodeURIComponent(pathname + search)}`}
      className={buttonClass({ variant: 'primary', size: 'md' }, 'm-1.5')}
    >
      <LogIn className="size-4" aria-hidden />
      {outboxWords().signIn}
    </a>
  )
}

function ToRecord({ record }: Pick<ShownLetter, 'record'>) {
  if (record === null) return null
  const { kind, key } = parseDocumentName(record)
  const place = PLACES[kind]
  if (!place) return null
  return (
    <Link to={`${place}/${key}`} className="w-fit text-xs text-accent hover:underline">
      {outboxWords().toRecord}
    </Link>
  )
}

/** Asked before a tab goes that alone has something. */
function useStay(hasOnlyHere: boolean): void {
  useEffect(() => {
    if (!hasOnlyHere) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [hasOnlyHere])
}

/** Goes on with what an earlier page has left, whichever page this is; says who was not told of what has gone. */
function useResumed(): void {
  const { me, face } = useWorkspace()
  useEffect(() => whenIdle(() => void outboxOf(me.id).resume()), [me.id])
  useEffect(
    () =>
      outboxOf(me.id).onTaken(({ untold, isDayLeft }) => {
        if (isDayLeft) notify('problem', outboxWords().dayLeft)
        const names = untold.map((id) => face(id)?.name ?? null).filter((name) => name !== null)
        if (names.length > 0) notify('done', noteWords().notTold(formatWords().list(names)))
      }),
    [me.id, face],
  )
}
