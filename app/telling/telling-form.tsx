import { Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { LONGEST_BODY, LONGEST_SUBJECT } from '#domain/message/message.ts'
import { LONGEST_CHAT } from '#domain/message/whatsapp.ts'
import { isolate } from '#words/catalogue/isolate.ts'
import { sayProblem } from '#words/problems.ts'
import { tellingWords } from '#words/telling.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { cn } from '../components/kit/class-names.ts'
import { Field, inputClass, TextInput } from '../components/kit/field.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { Select } from '../components/kit/select.tsx'
import type { Proposal, ProposedWay, Way } from './proposal.ts'

type FormProps = { proposal: Proposal; onDone: () => void }

/** By which way, in which words: what is proposed is there already, and is the agent's to change. */
export function TellingForm({ proposal, onDone }: FormProps) {
  const words = tellingWords()
  const { viewingId, occasion, after, ways, mayRemind } = proposal
  const [id] = useState(() => crypto.randomUUID())
  const [chosen, choose] = useState<Way | null>(null)
  const way = ways.find((one) => one.way === chosen) ?? ways[0]
  const [texts, setTexts] = useState<{ subject?: string; body?: string }>({})
  const [reminds, setReminds] = useState(mayRemind)
  const { run, busy, data, problem } = useAction<{ told?: string }>('/viewings/tell')
  const isTold = data?.told === id
  useEffect(() => {
    if (!isTold) return
    notify('done', words.sent)
    onDone()
    // Once for each answer.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [isTold])
  if (!way) return null
  const subject = texts.subject ?? (way.way === 'email' ? way.subject : '')
  const body = texts.body ?? way.body
  const send = () => {
    const own = isOwn(way) ? { subject, body } : null
    const remind = reminds ? { reminds: 'yes' } : null
    run({ intent: 'tell', viewingId, id, occasion, after, way: way.way, ...own, ...remind })
  }
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) send()
      }}
    >
      <WayChoice ways={ways} way={way} lacks={proposal.lacks} onChoose={choose} />
      <Words {...{ way, language: proposal.language, subject, body, onChange: setTexts, texts }} />
      {mayRemind && (
        <label className="flex items-center gap-2 text-sm">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={reminds}
            onChange={({ target }) => setReminds(target.checked)}
          />
          {words.remind}
        </label>
      )}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onDone}>
          {words.notNow}
        </Button>
        <Button type="submit" variant="primary" disabled={busy || body.trim() === ''}>
          <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
          {words.send}
        </Button>
      </div>
    </form>
  )
}

/** A template's words are Meta's. */
function isOwn(way: ProposedWay): boolean {
  return way.way === 'email' || way.template === null
}

type ChoiceProps = {
  ways: readonly ProposedWay[]
  way: ProposedWay
  lacks: Proposal['lacks']
  onChoose: (way: Way) => void
}

function WayChoice({ ways, way, lacks, onChoose }: ChoiceProps) {
  const words = tellingWords()
  return (
    <div className="grid gap-1">
      <Field label={words.by}>
        {(field) => (
          <Select
            {...field}
            value={way.way}
            options={ways.map((one) => ({ value: one.way, label: words.ways[one.way] }))}
            onChange={({ target }) => {
              const next = ways.find((one) => one.way === target.value)
              if (next) onChoose(next.way)
            }}
          />
        )}
      </Field>
      <p className="text-xs text-muted">{words.to(isolate(way.address))}</p>
      {lacks && <p className="text-xs text-muted">{words[lacks]}</p>}
    </div>
  )
}

type Texts = { subject?: string; body?: string }
type WordsProps = {
  way: ProposedWay
  language: string
  subject: string
  body: string
  texts: Texts
  onChange: (texts: Texts) => void
}

function Words({ way, language, subject, body, texts, onChange }: WordsProps) {
  const words = tellingWords()
  if (!isOwn(way)) {
    return (
      <figure className="grid gap-1">
        <figcaption className="text-xs text-muted">{words.template}</figcaption>
        <p
          dir="auto"
          lang={language}
          className="rounded-xl border bg-accent-soft px-3 py-2 text-sm wrap-anywhere whitespace-pre-wrap text-page-start"
        >
          {way.body}
        </p>
      </figure>
    )
  }
  return (
    <>
      {way.way === 'email' && (
        <Field label={words.subject}>
          {(field) => (
            <TextInput
              {...field}
              dir="auto"
              lang={language}
              maxLength={LONGEST_SUBJECT}
              value={subject}
              onChange={({ target }) => onChange({ ...texts, subject: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={words.text}>
        {(field) => (
          <textarea
            {...field}
            dir="auto"
            lang={language}
            rows={8}
            maxLength={(way.way === 'email' ? LONGEST_BODY : LONGEST_CHAT) - LINK_LENGTH}
            value={body}
            onChange={({ target }) => onChange({ ...texts, body: target.value })}
            className={cn(inputClass, 'h-auto resize-y py-1.5')}
          />
        )}
      </Field>
      <p className="text-xs text-muted">{words.linkComesBelow}</p>
    </>
  )
}

/** What the link may take of the room that a message has. */
const LINK_LENGTH = 300
