import { glossArabic } from '#domain/spoken/arabic/gloss-arabic.ts'
import type { Gazetteer } from '../findings/gazetteer.ts'
import type { Range } from '../findings/range.ts'
import { asHeard } from './as-heard.ts'
import type { Passage } from './passages.ts'

/** What a passage says in English, where it is Arabic, and where in the segment its words stand. */
export function inEnglish(
  passage: Passage,
  places: Gazetteer,
): { text: string; place: (range: Range) => Range } {
  const named = places.find(passage.text).map(({ range, place }) => ({ range, name: place.name }))
  const gloss = glossArabic(passage.text, named)
  const heard = asHeard(gloss.text)
  return {
    text: heard.text,
    place: (range) => {
      const { start, end } = gloss.toSource(heard.toSource(range))
      return { start: start + passage.start, end: end + passage.start }
    },
  }
}
