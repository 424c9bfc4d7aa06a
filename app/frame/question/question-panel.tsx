import { ArrowUp, Sparkles } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Sheet } from '../../components/dialog.tsx'
import { IconButton } from '../../components/button.tsx'
import { usePanels } from '../panels.tsx'
import { AnswerView } from './answer-view.tsx'
import { useQuestion } from './use-question.ts'

const EXAMPLES = [
  'How many leads are in each stage?',
  'Listings by area and price',
  'Calls by agent this week',
  'New leads by source this month',
] as const

/** ⌘J: ask the data in plain words. The plan is shown before the numbers, so that one can check what was understood. */
export function QuestionPanel() {
  const { panel, close } = usePanels()
  return (
    <Sheet
      open={panel === 'question'}
      onOpenChange={(open) => !open && close()}
      title="Ask about the data"
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

function Beginning({ onAsk }: { onAsk: (question: string) => void }) {
  return (
    <div className="py-6">
      <span className="grid size-9 place-items-center rounded-lg bg-ai-soft text-ai">
        <Sparkles className="size-4.5" aria-hidden />
      </span>
      <p className="mt-3 text-md font-semibold">What do you want to know?</p>
      <p className="mt-1 text-muted">
        Answers count only what you may see. The question is turned into a plan that you can check;
        no number is guessed.
      </p>
      <ul className="mt-4 grid gap-1.5">
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button
              type="button"
              onClick={() => onAsk(example)}
              className="w-full rounded-md border bg-surface px-3 py-2 text-start hover:border-line-strong hover:bg-hover"
            >
              {example}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function QuestionForm({ onAsk }: { onAsk: (question: string) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className="sticky bottom-0 border-t bg-raised p-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (!text.trim()) return
        onAsk(text.trim())
        setText('')
      }}
    >
      <div className="flex items-center gap-1 rounded-lg border bg-surface ps-3 pe-1 focus-within:border-ai">
        <input
          autoFocus
          aria-label="Your question"
          value={text}
          maxLength={500}
          onChange={(event) => setText(event.target.value)}
          placeholder="Leads by stage in Dubai Marina this month"
          className="h-10 min-w-0 flex-1 bg-transparent text-base outline-none"
        />
        <IconButton type="submit" label="Ask" variant="ai" disabled={!text.trim()}>
          <ArrowUp className="size-4" aria-hidden />
        </IconButton>
      </div>
    </form>
  )
}
