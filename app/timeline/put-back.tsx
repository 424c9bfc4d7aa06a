import { Undo2 } from 'lucide-react'
import { UNDO_DAYS } from '#domain/undo/undo-days.ts'
import { undoWords } from '#words/undo.ts'
import { useAction } from '../components/hooks/use-action.ts'
import { useNow } from '../components/hooks/use-now.ts'

type PutBackProps = { document: string; seqs: readonly number[]; at: string }

const DAY_MS = 86_400_000

/** Puts back what a line of the timeline tells of, as long as it is kept. */
export function PutBack({ document, seqs, at }: PutBackProps) {
  const { run, busy, data } = useAction('/undo')
  const words = undoWords()
  const isKept = Date.parse(at) > useNow() - UNDO_DAYS * DAY_MS
  if (!isKept || seqs.length === 0 || data) return null
  return (
    <button
      type="button"
      disabled={busy}
      title={words.putBackWhy}
      onClick={() => run({ document, seqs: seqs.join(','), command: 'undo' })}
      className="mt-1 inline-flex items-center gap-1 rounded-sm text-2xs text-faint hover:text-ink disabled:opacity-50"
    >
      <Undo2 className="size-3 rtl:-scale-x-100" aria-hidden />
      {words.putBack}
    </button>
  )
}
