import { paragraphsOf } from '#domain/documents/rich-text.ts'
import { descriptionIn } from '#domain/documents/shared-types.ts'
import type { LiveDocument } from '#live/live-document.ts'
import { useContent } from '../../../live/document/use-live-state.ts'
import { useY } from '../../../live/document/use-y.ts'

/** The description as it is being written; until the document has come, as the server read it. */
export function useDescription(live: LiveDocument | null, initial: string): string {
  const doc = useContent(live)
  const read = () => (doc ? paragraphsOf(descriptionIn(doc)) : initial)
  return useY(doc && descriptionIn(doc), read) ?? initial
}
