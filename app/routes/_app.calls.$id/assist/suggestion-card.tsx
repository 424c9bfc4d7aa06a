import { saySuggestion } from '#words/suggestions.ts'
import { SUGGESTION_STANDS_MS } from '#domain/call/suggestion.ts'
import { Check, Sparkles, X } from 'lucide-react'
import { callWords } from '#words/call.ts'
import { Button, IconButton } from '../../../components/kit/button.tsx'
import { Kbd } from '../../../components/kit/kbd.tsx'
import { useNow } from '../../../components/hooks/use-now.ts'
import { useShortcuts } from '../../../components/hooks/use-shortcuts.ts'
import type { CallView } from '../view/call-view.ts'
import { Evidence } from '../view/evidence.tsx'
import { currentSuggestion } from './proposals/prompts.ts'

type SuggestionCardProps = {
  view: CallView
  mayDecide: boolean
  decide: (annotationId: string, status: 'accepted' | 'dismissed') => void
}

/** The one thing that Assistcraft says aloud. It goes by itself; one key sends it away. */
export function SuggestionCard({ view, mayDecide, decide }: SuggestionCardProps) {
  const now = useNow('second')
  const suggestion = currentSuggestion(view.marks, now)
  const id = suggestion?.annotation.id
  const words = callWords().suggestion
  useShortcuts(
    {
      x: { run: () => id && decide(id, 'dismissed'), does: words.sendAway },
      s: { run: () => id && decide(id, 'accepted'), does: words.isDone },
    },
    mayDecide && id !== undefined,
  )
  if (!suggestion || !id) return null
  const mark = view.marks.find((one) => one.id === id)
  const said = saySuggestion(suggestion.annotation.type, suggestion)
  const left = Math.max(0, (suggestion.expiresAt - now) / SUGGESTION_STANDS_MS)
  return (
    <section
      role="status"
      aria-label={words.title}
      className="relative animate-rise overflow-hidden rounded-lg border border-ai/30 bg-ai-soft p-3 shadow-low"
    >
      <div className="flex items-start gap-2.5">
        <span className="grid size-6 shrink-0 place-items-center rounded-md bg-ai text-on-ai">
          <Sparkles className="size-3.5" aria-hidden />
        </span>
        <div className="min-w-0 flex-1">
          <p dir="auto" className="font-semibold text-balance">
            {said.text}
          </p>
          {said.detail && (
            <p dir="auto" className="mt-0.5 text-xs text-muted">
              {said.detail}
            </p>
          )}
          {mark && <Evidence mark={mark} segments={view.segments} />}
        </div>
        {mayDecide && (
          <IconButton label={words.dismiss} size="iconSm" onClick={() => decide(id, 'dismissed')}>
            <X className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </div>
      {mayDecide && <DoneButton onDone={() => decide(id, 'accepted')} />}
      <span
        aria-hidden
        className="absolute start-0 bottom-0 h-0.5 bg-ai/60 transition-[width] duration-1000 ease-linear"
        style={{ width: `${Math.min(1, left) * 100}%` }}
      />
    </section>
  )
}

function DoneButton({ onDone }: { onDone: () => void }) {
  const words = callWords().suggestion
  return (
    <div className="mt-2.5 flex items-center gap-2 ps-8.5">
      <Button size="sm" variant="secondary" onClick={onDone}>
        <Check className="size-3.5" aria-hidden /> {words.done} <Kbd keys="S" />
      </Button>
      <span className="text-2xs text-faint">
        <Kbd keys="X" /> {words.notNow}
      </span>
    </div>
  )
}
