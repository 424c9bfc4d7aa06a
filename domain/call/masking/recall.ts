import type * as Y from 'yjs'
import { segmentsIn } from '../../documents/shared-types.ts'
import { callIndex } from '../call-index.ts'
import {
  annotationRange,
  readAnnotation,
  readSegment,
  type SegmentMap,
  segmentText,
} from '../call.ts'
import { type Conversation, NOTHING_HEARD, REMEMBERED_SEGMENTS, withKnown } from './conversation.ts'
import { hear, MASK } from './sensitive.ts'
import { spokenTokens } from '../../text/spoken-tokens.ts'
import { type Spoken, spokenWords } from './spoken-words.ts'

/**
 * The conversation at the end of a call's document, made anew from its last segments: after a restart, and where
 * somebody else has fed the call. `spoken` is what the masks in it hide.
 */
export function recallConversation(doc: Y.Doc, spoken: Spoken | null): Conversation {
  let conversation = NOTHING_HEARD
  for (const map of recentSegments(doc)) {
    const segment = readSegment(map)
    if (!segment) continue
    const { id: segmentId, party, role } = segment
    const text = spoken ? unmasked(doc, segment, spoken) : segment.text
    conversation = hear(conversation, { segmentId, party, role, text }).conversation
  }
  return conversation
}

/** Whether what it hides is needed to recall it. */
export function hasMasks(doc: Y.Doc): boolean {
  return recentSegments(doc).some((map) => segmentText(map)?.toString().includes(MASK))
}

/** What was hidden before stays so when it is said again. */
export function withKnownWords(conversation: Conversation, words: readonly string[]): Conversation {
  const digits = words.map((text) =>
    spokenTokens(text)
      .map((token) => (token.kind === 'digits' ? token.digits : ''))
      .join(''),
  )
  return withKnown(conversation, digits)
}

function recentSegments(doc: Y.Doc): SegmentMap[] {
  const segments = segmentsIn(doc)
  return segments.slice(Math.max(0, segments.length - REMEMBERED_SEGMENTS))
}

/** The segment's words with what its masks hide; a mask whose words are not on record stays. */
function unmasked(doc: Y.Doc, { id, text }: { id: string; text: string }, spoken: Spoken): string {
  const places = [...callIndex(doc).marksOn(id)]
    .flatMap((markId) => {
      const mark = readAnnotation(doc, markId)
      const range = mark?.kind === 'sensitive' ? annotationRange(doc, mark) : null
      const words = mark && range ? spokenWords(spoken, mark) : null
      return range && words !== null ? [{ ...range, words }] : []
    })
    .sort((a, b) => b.start - a.start)
  return places.reduce((now, { start, end, words }) => {
    return now.slice(0, start) + words + now.slice(end)
  }, text)
}
