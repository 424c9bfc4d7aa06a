import { useMemo } from 'react'
import type { LiveDocument } from '#live/live-document.ts'
import { hasContent, useLiveState } from '../../live/use-live-state.ts'
import { useY } from '../../live/use-y.ts'
import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { readBlocks } from './summary-blocks.ts'
import { type CallView, readMarks, readTicks } from './call-view.ts'

/** The call as it is now; until its document is here, as the server rendered it. */
export function useCallView(live: LiveDocument | null, rendered: CallView): CallView {
  useLiveState(live)
  const doc = hasContent(live) ? live.doc : undefined
  const meta = useY(doc?.getMap<unknown>('meta'), (map) => (map.doc ? readCallMeta(map.doc) : null))
  const segments = useY(doc?.getArray<unknown>('segments'), (list) =>
    list.doc ? readSegments(list.doc) : null,
  )
  // A mark's place follows the words that it stands on: read again when either changes.
  const annotations = useY(doc?.getMap<unknown>('annotations'), (map) => map.toJSON())
  const marks = useMemo(
    () => (doc && annotations && segments ? readMarks(doc) : null),
    [doc, annotations, segments],
  )
  const ticks = useY(doc?.getMap<unknown>('checklist'), readTicks)
  const summary = useY(doc?.getXmlFragment('summary'), (fragment) => readBlocks(fragment))
  return useMemo(
    () =>
      meta && segments && marks && ticks
        ? { meta, segments, marks, ticks, summary: summary ?? [] }
        : rendered,
    [meta, segments, marks, ticks, summary, rendered],
  )
}
