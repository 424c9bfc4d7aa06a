import { useMemo, useSyncExternalStore } from 'react'
import { readCallMeta } from '#domain/call/call.ts'
import { readCorrections } from '#domain/call/checklist.ts'
import { checklistIn, metaIn, summaryIn } from '#domain/documents/shared-types.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useContent } from '../../../live/document/use-live-state.ts'
import { useY } from '../../../live/document/use-y.ts'
import type { CallView } from './call-view.ts'
import { liveWords } from './live-words.ts'
import { readBlocks } from './summary-blocks.ts'

/** The call as it is now; until its document is here, as the server rendered it. */
export function useCallView(live: LiveDocument | null, rendered: CallView): CallView {
  const doc = useContent(live)
  const meta = useY(doc && metaIn(doc), (map) => (map.doc ? readCallMeta(map.doc) : null))
  const source = doc && liveWords(doc)
  const words = useSyncExternalStore(
    source?.subscribe ?? nothingToHear,
    source?.get ?? (() => rendered),
    () => rendered,
  )
  const corrections = useY(doc && checklistIn(doc), readCorrections)
  const summary = useY(doc && summaryIn(doc), (fragment) => readBlocks(fragment))
  return useMemo(() => {
    if (!meta || !corrections) return rendered
    const { segments, marks } = words
    return { meta, segments, marks, corrections, summary: summary ?? [] }
  }, [meta, words, corrections, summary, rendered])
}

const nothingToHear = () => () => undefined
