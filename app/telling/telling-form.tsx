import { Send } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sayProblem } from '#words/problems.ts'
import { tellingWords } from '#words/telling.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { Button } from '../components/kit/button.tsx'
import { notify } from '../components/kit/overlay/toaster.tsx'
import { isTemplate, type Proposal, type Way } from './proposal.ts'
import { type Texts, WayChoice, WordsFields } from './telling-fields.tsx'

type FormProps = { proposal: Proposal; onDone: () => void }

/** By which way, in which words: what is proposed is there already, and is the agent's to change. */
export function TellingForm({ proposal, onDone }: FormProps) {
  const words = tellingWords()
  const { viewingId, occasion, after, ways, mayRemind, startsAt: seen, waits } = proposal
  const [id] = useState(() => crypto.randomUUID())
  const [chosen, choose] = useState<Way | null>(null)
  const way = ways.find((one) => one.way === chosen) ?? ways[0]
  const [texts, setTexts] = useState<Texts>({})
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
    const own = !isTemplate(way) ? { subject, body } : null
    const remind = reminds ? { reminds: 'yes' } : null
    const said = { intent: 'tell', viewingId, id, occasion, after, seen, way: way.way }
    run({ ...said, ...own, ...remind })
  }
  return (
    <form
      className="grid grid-cols-[minmax(0,1fr)] gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) send()
      }}
    >
      {waits !== null && <Waits text={waits} />}
      <WayChoice ways={ways} way={way} lacks={proposal.lacks} onChoose={choose} />
      <WordsFields
        {...{ way, language: proposal.language, subject, body, onChange: setTexts, texts }}
      />
      {mayRemind && <Reminds isOn={reminds} onChange={setReminds} />}
      {problem && (
        <p role="alert" className="text-xs text-bad">
          {sayProblem(problem)}
        </p>
      )}
      <Buttons mayNotSend={busy || body.trim() === ''} onDone={onDone} />
    </form>
  )
}

type RemindsProps = { isOn: boolean; onChange: (isOn: boolean) => void }

function Reminds({ isOn, onChange }: RemindsProps) {
  return (
    <label className="flex items-center gap-2 text-sm">
      <input
        type="checkbox"
        className="size-4 accent-accent"
        checked={isOn}
        onChange={({ target }) => onChange(target.checked)}
      />
      {tellingWords().remind}
    </label>
  )
}

function Buttons({ mayNotSend, onDone }: { mayNotSend: boolean; onDone: () => void }) {
  const words = tellingWords()
  return (
    <div className="flex flex-wrap justify-end gap-2">
      <Button variant="quiet" onClick={onDone}>
        {words.notNow}
      </Button>
      <Button type="submit" variant="primary" disabled={mayNotSend}>
        <Send className="size-3.5 rtl:-scale-x-100" aria-hidden />
        {words.send}
      </Button>
    </div>
  )
}

/** Their own word comes first: nobody is to answer it unread. */
function Waits({ text }: { text: string }) {
  return (
    <figure className="rounded-md border border-warn bg-warn-soft p-2 text-xs">
      <figcaption className="font-medium text-warn">{tellingWords().waits}</figcaption>
      <p dir="auto" className="mt-1 wrap-anywhere whitespace-pre-line text-page-start">
        {text}
      </p>
    </figure>
  )
}
