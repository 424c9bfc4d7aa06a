import { ArrowUp, Sparkles } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { LONGEST_QUESTION } from '#domain/metrics/plan-schema.ts'
import { questionWords } from '#words/question.ts'
import { Sheet } from '../../components/kit/overlay/dialog.tsx'
import { IconButton } from '../../components/kit/button.tsx'
import { putCaretAtEnd } from '../panels/panel-on-its-way.tsx'
import { usePanels, useTypedText } from '../panels/panels.tsx'
import { AnswerView } from './answer-view.tsx'
import { useQuestion } from './use-question.ts'

/** Questions are understood in English; each is offered in the reader's words. */
const EXAMPLES = {
  stages: 'How many leads are in each stage?',
  prices: 'Listings by area and price',
  calls: 'Calls by agent this week',
  sources: 'New leads by source this month',
} as const
type Example = keyof typeof EXAMPLES

/** ⌘J: ask the data in plain words. The plan is shown before the numbers, so that one can check what was understood. */
export function QuestionPanel() {
  const { panel, close } = usePanels()
  return (
    <Sheet
      open={panel === 'question'}
      onOpenChange={(open) => !open && close()}
      title={questionWords().title}
      className="md:w-[560px]"
    >
      <Questions />
    </Sheet>
  )
}

function Questions() {
  const { answers, ask } = useQuestion()
  const end = useRef<HTMLDivElement>(null)
  const last = answers.at(-1)
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [last])
  return (
    <div className="flex min-h-full flex-col">
      <div className="flex-1 px-4 py-4">
        {answers.length === 0 && <Beginning onAsk={ask} />}
        <div className="grid gap-8">
          {answers.map((answer, index) => (
            <AnswerView key={index} answer={answer} onAsk={ask} />
          ))}
        </div>
        <div ref={end} />
      </div>
      <QuestionForm onAsk={ask} />
    </div>
  )
}

function Beginning({ onAsk }: { onAsk: (question: string, said: string) => void }) {
  const words = questionWords()
  return (
    <div className="py-6">
      <span className="grid size-9 place-items-center rounded-lg bg-ai-soft text-ai">
        <Sparkles className="size-4.5" aria-hidden />
      </span>
      <p className="mt-3 text-md font-semibold">{words.begin}</p>
      <p className="mt-1 text-muted">{words.beginHint}</p>
      <ul className="mt-4 grid gap-1.5">
        {(Object.keys(words.examples) as Example[]).map((example) => (
          <li key={example}>
            <button
              type="button"
              onClick={() => onAsk(EXAMPLES[example], words.examples[example])}
              className="w-full rounded-md border bg-surface px-3 py-2 text-start hover:border-line-strong hover:bg-hover"
            >
              {words.examples[example]}
            </button>
          </li>
        ))}
      </ul>
    </div>
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
