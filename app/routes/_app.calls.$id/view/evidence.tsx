import { Link } from '@remix-run/react'
import { callWords } from '#words/call.ts'
import type { CallView, Mark } from './call-view.ts'

type EvidenceProps = { mark: Mark; segments: CallView['segments'] }

/** The words that something rests on; a press shows where they were said. */
export function Evidence({ mark, segments }: EvidenceProps) {
  const text = segments.find(({ id }) => id === mark.segmentId)?.text
  if (!text || !mark.range) return null
  return (
    <Link
      to={`#mark-${mark.id}`}
      preventScrollReset
      replace
      title={callWords().evidence}
      dir="auto"
      className="mt-0.5 line-clamp-2 text-xs text-muted italic hover:underline"
    >
      “{text.slice(mark.range.start, mark.range.end)}”
    </Link>
  )
}
