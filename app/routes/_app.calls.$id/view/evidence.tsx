import { Link } from '@remix-run/react'
import { callWords } from '#words/call.ts'
import type { CallView, Mark } from './call-view.ts'

type EvidenceProps = {
  mark: Mark
  segments: CallView['segments']
  /** A mark on no words of its own rests on all that was said there. */
  whole?: boolean
}

/** The words that something rests on; a press shows where they were said. */
export function Evidence({ mark, segments, whole = false }: EvidenceProps) {
  const text = segments.find(({ id }) => id === mark.segmentId)?.text
  const range = mark.range ?? (whole && mark.anchor === null ? { start: 0, end: Infinity } : null)
  if (!text || !range) return null
  return (
    <Link
      to={`#mark-${mark.id}`}
      preventScrollReset
      replace
      title={callWords().evidence}
      dir="auto"
      className="mt-0.5 line-clamp-2 text-xs text-muted italic hover:underline"
    >
      “{text.slice(range.start, range.end)}”
    </Link>
  )
}
