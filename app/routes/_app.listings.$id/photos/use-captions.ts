import { captionsIn } from '#domain/documents/shared-types.ts'
import { type Captions, readCaptions, writeCaption } from '#domain/listing/captions.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useContent } from '../../../live/document/use-live-state.ts'
import { useY } from '../../../live/document/use-y.ts'
import type { WriteCaption } from './caption-inputs.tsx'

/** What is said under the pictures, as it is being written, and how to say it; null until there is a document to write into. */
export function useCaptions(
  live: LiveDocument | null,
  initial: Captions,
): { captions: Captions; write: WriteCaption | null } {
  const doc = useContent(live)
  const captions = useY(doc && captionsIn(doc), () => (doc ? readCaptions(doc) : {})) ?? initial
  return { captions, write: doc ? (of, text) => writeCaption(doc, of, text) : null }
}
