import { Link, useSearchParams } from '@remix-run/react'
import { AudioLines } from 'lucide-react'
import { useRef } from 'react'
import { recordsAt, sayErrorAt, sayProblem } from '#words/problems.ts'
import { newListingWords } from '#words/new-listing.ts'
import { type ActionProblem, useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { NewDialog } from '../components/kit/overlay/new-dialog.tsx'
import { ListingInputs } from './listing-inputs.tsx'
import type { Start } from './start.server.ts'
import { useStart } from './use-start.ts'

/** A draft in a minute: from nothing (`?new`), like another one (`?new=from:<id>`), or from what a call says (`?new=call:<id>`). */
export function NewListingDialog() {
  const [params] = useSearchParams()
  const words = newListingWords()
  const { from, call } = readBeginning(params.get('new') ?? '')
  const title = from ? words.titleOfCopy : words.title
  return (
    <NewDialog title={title} className="max-w-2xl">
      {(close) => <Begun from={from} call={call} onCancel={close} />}
    </NewDialog>
  )
}

function readBeginning(text: string): { from: string | null; call: string | null } {
  const [kind, id] = text.split(':', 2)
  return { from: kind === 'from' && id ? id : null, call: kind === 'call' && id ? id : null }
}

type BegunProps = { from: string | null; call: string | null; onCancel: () => void }

function Begun({ from, call, onCancel }: BegunProps) {
  const { start, isLost } = useStart({ from, call })
  const words = newListingWords()
  if (!start)
    return (
      <p className="py-8 text-center text-sm text-muted">
        {from ? words.readingListing : words.reading}
      </p>
    )
  return (
    <div className="grid gap-3">
      {isLost && (
        <p role="alert" className="text-sm text-bad">
          {words.couldNotRead}
        </p>
      )}
      {start.like && <p className="text-sm text-muted">{words.copiedFrom(start.like)}</p>}
      {call && !isLost && <Heard count={Object.keys(start.guesses).length} />}
      <NewListingForm start={start} from={from} call={call} onCancel={onCancel} />
    </div>
  )
}

function Heard({ count }: { count: number }) {
  const words = newListingWords()
  return (
    <p className="flex items-center gap-2 rounded-md bg-ai-soft px-2.5 py-1.5 text-sm text-ai">
      <AudioLines className="size-4 shrink-0" aria-hidden />
      {count === 0 ? words.nothingHeard : words.guessed(count)}
    </p>
  )
}

type FormProps = { start: Start; from: string | null; call: string | null; onCancel: () => void }

function NewListingForm({ start, from, call, onCancel }: FormProps) {
  const { run, busy, problem } = useAction('/listings?index')
  // Pressed twice or sent again after a lost answer, it is still one listing.
  const key = useRef(crypto.randomUUID())
  const words = newListingWords()
  const send = (form: HTMLFormElement, more: Record<string, string> = {}) => {
    const values = [...new FormData(form)].map(([name, value]) => [name, String(value)])
    const given: Record<string, string> = Object.fromEntries(values)
    const begun = { ...(from && { from }), ...(call && { call }) }
    run({ ...given, ...begun, ...more, idempotencyKey: key.current })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
      className="grid gap-4 sm:grid-cols-2"
    >
      <ListingInputs
        start={start}
        errorAt={(path) => sayErrorAt(problem, (at) => at.includes(path)) ?? undefined}
      />
      {problem && (
        <Problem
          problem={problem}
          busy={busy}
          onAnother={(form) => send(form, { ifKnown: 'another' })}
        />
      )}
      <div className="flex justify-end gap-2 sm:col-span-2">
        <Button variant="quiet" onClick={onCancel}>
          {words.cancel}
        </Button>
        <Button type="submit" variant="primary" disabled={busy}>
          {busy ? words.creating : words.create}
        </Button>
      </div>
    </form>
  )
}

type ProblemProps = {
  problem: ActionProblem
  busy: boolean
  onAnother: (form: HTMLFormElement) => void
}

/** What is wrong; a home that seems to be known is looked at, or is another one. */
function Problem({ problem, busy, onAnother }: ProblemProps) {
  const words = newListingWords()
  const known = recordsAt(problem, 'property')
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 rounded-md border bg-surface px-3 py-2 text-sm text-bad sm:col-span-2"
    >
      <span className="min-w-0 flex-1">{sayProblem(problem)}</span>
      {known.map((id) => (
        <Link key={id} to={`/properties/${id}`} className="font-medium text-accent hover:underline">
          {words.open}
        </Link>
      ))}
      {known.length > 0 && problem.code === 'conflict' && (
        <Button
          disabled={busy}
          onClick={({ currentTarget }) => currentTarget.form && onAnother(currentTarget.form)}
        >
          {words.another}
        </Button>
      )}
    </div>
  )
}
