import { ArrowUp, Sparkles } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { LONGEST_QUESTION } from '#domain/metrics/plan-schema.ts'
import { questionWords } from '#words/question.ts'
import { IconButton } from '../../components/kit/button.tsx'
import { putCaretAtEnd } from '../panels/panel-on-its-way.tsx'
import { usePanels, useTypedText } from '../panels/panels.tsx'
import { AnswerView } from './answer-view.tsx'
import { useQuestion } from './use-question.ts'
import { useQuestionHistory } from './use-question-history.ts'

type Shared = { said: string; plan: unknown }

/** A conversation: each question may stand on the answer before. `opens` is asked first. */
export function Questions({ opens = null }: { opens?: Shared | null }) {
  const { answers, ask, run } = useQuestion()
  const opened = useRef(false)
  useEffect(() => {
    if (!opens || opened.current) return
    opened.current = true
    run(opens.said, opens.plan)
  }, [opens, run])
  const end = useRef<HTMLDivElement>(null)
  const last = answers.at(-1)
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [last])
  return (
    <div className="flex min-h-full flex-col">
      <div className="flex-1 px-4 py-4">
        {answers.length === 0 && !opens && <Beginning onAsk={ask} onRun={run} />}
        <div className="grid gap-8">
          {answers.map((answer, index) => (
            <AnswerView key={index} answer={answer} onAsk={ask} onRun={run} />
          ))}
        </div>
        <div ref={end} />
      </div>
      <QuestionForm onAsk={ask} />
    </div>
  )
}

type BeginningProps = {
  onAsk: (question: string) => void
  onRun: (said: string, plan: unknown) => void
}

/** Examples in the reader's own words, and what they asked before. */
function Beginning({ onAsk, onRun }: BeginningProps) {
  const words = questionWords()
  const history = useQuestionHistory()
  return (
    <div className="py-6">
      <span className="grid size-9 place-items-center rounded-lg bg-ai-soft text-ai">
        <Sparkles className="size-4.5" aria-hidden />
      </span>
      <p className="mt-3 text-md font-semibold">{words.begin}</p>
      <p className="mt-1 text-muted">{words.beginHint}</p>
      <ul className="mt-4 grid gap-1.5">
        {Object.values(words.examples).map((example) => (
          <Offered key={example} said={example} onTake={() => onAsk(example)} />
        ))}
      </ul>
      {history.length > 0 && (
        <>
          <h3 className="mt-6 text-xs font-medium text-faint">{words.asked}</h3>
          <ul className="mt-2 grid gap-1.5">
            {history.map(({ question, plan }) => (
              <Offered key={question} said={question} onTake={() => onRun(question, plan)} />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

function Offered({ said, onTake }: { said: string; onTake: () => void }) {
  return (
    <li>
      <button
        type="button"
        dir="auto"
        onClick={onTake}
        className="w-full rounded-md border bg-surface px-3 py-2 text-start hover:border-line-strong hover:bg-hover"
      >
        {said}
      </button>
    </li>
  )
}

function QuestionForm({ onAsk }: { onAsk: (question: string) => void }) {
  const [text, setText] = useTypedText()
  const { typed } = usePanels()
  const words = questionWords()
  const send = () => {
    if (!text.trim()) return
    onAsk(text.trim())
    setText('')
  }
  const first = useRef(send)
  // Who has pressed Enter before the panel was there has asked.
  useEffect(() => {
    if (typed.takeEnter()) first.current()
  }, [typed])
  return (
    <form
      className="sticky bottom-0 border-t bg-raised p-3"
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <div className="flex items-center gap-1 rounded-lg border bg-surface ps-3 pe-1 focus-within:border-ai">
        <input
          autoFocus
          onFocus={({ currentTarget }) => putCaretAtEnd(currentTarget)}
          aria-label={words.yours}
          value={text}
          maxLength={LONGEST_QUESTION}
          onChange={(event) => setText(event.target.value)}
          placeholder={words.example}
          className="h-10 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        <IconButton type="submit" label={words.ask} variant="ai" disabled={!text.trim()}>
          <ArrowUp className="size-4" aria-hidden />
        </IconButton>
      </div>
    </form>
  )
}
