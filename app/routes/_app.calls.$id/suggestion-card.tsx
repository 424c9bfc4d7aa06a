import { Check, Sparkles, X } from 'lucide-react'
import { Button, IconButton } from '../../components/button.tsx'
import { Kbd } from '../../components/kbd.tsx'
import { useNow } from '../../components/use-now.ts'
import { useShortcuts } from '../../components/use-shortcuts.ts'
import type { Mark } from './call-view.ts'
import { currentSuggestion, SUGGESTION_STANDS_MS } from './prompts.ts'

type SuggestionCardProps = {
  marks: readonly Mark[]
  mayDecide: boolean
  decide: (annotationId: string, status: 'accepted' | 'dismissed') => void
}

/** The one thing that Assistcraft says aloud. It goes by itself; one key sends it away. */
export function SuggestionCard({ marks, mayDecide, decide }: SuggestionCardProps) {
  const now = useNow('second')
  const suggestion = currentSuggestion(marks, now)
  const id = suggestion?.annotation.id
  useShortcuts(
    {
      x: () => id && decide(id, 'dismissed'),
      s: () => id && decide(id, 'accepted'),
    },
    mayDecide && id !== undefined,
  )
  if (!suggestion || !id) return null
  const left = Math.max(0, (suggestion.expiresAt - now) / SUGGESTION_STANDS_MS)
  return (
    <section
      role="status"
      aria-label="Suggestion"
      className="relative animate-rise overflow-hidden rounded-lg border border-ai/30 bg-ai-soft p-3 shadow-low"
    >
      <div className="flex items-start gap-2.5">
        <span className="grid size-6 shrink-0 place-items-center rounded-md bg-ai text-on-ai">
          <Sparkles className="size-3.5" aria-hidden />
        </span>
        <div className="min-w-0 flex-1">
          <p className="font-semibold text-balance">{suggestion.text}</p>
          {suggestion.detail && <p className="mt-0.5 text-xs text-muted">{suggestion.detail}</p>}
        </div>
        {mayDecide && (
          <IconButton label="Dismiss (X)" size="iconSm" onClick={() => decide(id, 'dismissed')}>
            <X className="size-3.5" aria-hidden />
          </IconButton>
        )}
      </div>
      {mayDecide && (
        <div className="mt-2.5 flex items-center gap-2 ps-8.5">
          <Button size="sm" variant="secondary" onClick={() => decide(id, 'accepted')}>
            <Check className="size-3.5" aria-hidden /> Done <Kbd keys="S" />
          </Button>
          <span className="text-2xs text-faint">
            <Kbd keys="X" /> not now
          </span>
        </div>
      )}
      <span
        aria-hidden
        className="absolute start-0 bottom-0 h-0.5 bg-ai/60 transition-[width] duration-1000 ease-linear"
        style={{ width: `${Math.min(1, left) * 100}%` }}
      />
    </section>
  )
}
