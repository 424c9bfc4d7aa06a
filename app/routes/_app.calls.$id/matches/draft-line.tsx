import type { DraftPart } from '#domain/call/requirements.ts'
import { callWords } from '#words/call.ts'
import { labelWords } from '#words/labels.ts'
import { formatShortPrice } from '../../../components/format/format-money.ts'
import { cn } from '../../../components/kit/class-names.ts'
import { useWorkspace } from '../../../workspace/workspace.tsx'
import { valueWords } from '../view/value-words.ts'

/** What is looked for, part by part: what is only heard has a dashed edge, what is guessed a question mark. */
export function DraftLine({ draft }: { draft: readonly DraftPart[] }) {
  const words = callWords().matches
  return (
    <ul aria-label={words.draft} className="mb-2 flex flex-wrap gap-1">
      {draft.map((part) => (
        <li
          key={part.field}
          title={words.basis[part.basis]}
          className={cn(
            'inline-flex h-5 max-w-full items-center gap-1 rounded-sm border px-1.5 text-2xs font-medium',
            part.basis === 'known' ? 'bg-surface text-ink' : 'border-dashed border-ai/50 text-ai',
          )}
        >
          <span className="truncate">
            <Said part={part} />
            {part.basis === 'guess' && words.unsure}
          </span>
          <span className="sr-only">{words.basis[part.basis]}</span>
        </li>
      ))}
    </ul>
  )
}

function Said({ part: { field, value } }: { part: DraftPart }) {
  const { areaName } = useWorkspace()
  const words = callWords().matches
  if (field === 'bedrooms' && typeof value === 'number') return labelWords().bed(value)
  if (field === 'budgetMin' && typeof value === 'number') return words.from(formatShortPrice(value))
  if (field === 'budgetMax' && typeof value === 'number') return words.upTo(formatShortPrice(value))
  return valueWords(field, value, areaName)
}
