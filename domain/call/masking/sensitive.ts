import type { SensitiveType } from '../annotation.ts'
import { type Conversation, NOTHING_HEARD } from './conversation.ts'
import { type Earlier, judgeWords, type Words } from './hear.ts'
import type { Finding } from './secret-numbers.ts'

/** What stands in a call for words that fewer people may read. */
export const MASK = '▒▒▒▒'

/** A masked place: `start` and `end` in the masked text, `spoken` what was said there. */
export type SensitiveSpan = { type: SensitiveType; start: number; end: number; spoken: string }
export type Masked = { text: string; spans: SensitiveSpan[] }
/** What was heard, the conversation after it, and places of earlier segments that have turned out to be secret. */
export type Heard = Masked & {
  conversation: Conversation
  earlier: Earlier[]
  found: readonly Finding[]
}

/** Masks the next words of a conversation by what was said before. */
export function hear(conversation: Conversation, words: Words): Heard {
  const judged = judgeWords(conversation, words)
  return { ...judged, ...replace(words.text, judged.found) }
}

/** Words that are not written yet, after later ones have shown more of them to be secret. */
export function hearAgain(
  heard: Heard,
  { text }: Pick<Words, 'text'>,
  { type, spoken, digits }: Earlier,
): Heard {
  const start = text.indexOf(spoken)
  if (start < 0) return heard
  const found = [...heard.found, { type, start, end: start + spoken.length, digits }]
  return { ...heard, found, ...replace(text, found) }
}

/** Masks words that are still being spoken: all that would be masked if they were final, and what may yet become so. */
export function hearUnfinished(conversation: Conversation, words: Words): string {
  const { found } = judgeWords(conversation, words, { unfinished: true })
  return replace(words.text, found).text
}

/** Masks a text by itself. */
export function maskSensitive(text: string): Masked {
  const { found } = judgeWords(NOTHING_HEARD, wordsAlone(text))
  return replace(text, found)
}

function wordsAlone(text: string): Words {
  return { segmentId: '', party: '', role: 'customer', text }
}

/** Places that overlap become one. */
function replace(text: string, findings: readonly Finding[]): Masked {
  const spans: SensitiveSpan[] = []
  let masked = ''
  let done = 0
  for (const { type, start, end } of findings.toSorted((a, b) => a.start - b.start)) {
    if (start < done) continue
    masked += text.slice(done, start)
    const place = { start: masked.length, end: masked.length + MASK.length }
    spans.push({ type, ...place, spoken: text.slice(start, end) })
    masked += MASK
    done = end
  }
  return { text: masked + text.slice(done), spans }
}
