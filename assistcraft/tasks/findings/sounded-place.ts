import { formsOf, namingWords, runFrom } from './naming-words.ts'
import type { Place } from './place.ts'
import type { Range } from './range.ts'
import { arabicSound, latinSound, latinSpelling } from './sounds.ts'
import type { Word } from './words.ts'

/** Fewer consonants are those of other words too. */
const SHORTEST_SOUND = 4
const SHORTEST_SPELLING = 9

/** Places by how their names sound in Arabic letters, and by what one may mistake in Latin ones. */
export function soundsOf(places: readonly Place[]): ReadonlyMap<string, Place> {
  const sounds = new Map<string, Place>()
  const named = places.flatMap((place) => place.aliases.map((alias) => ({ place, name: alias })))
  // A name of its own comes before what another place is also called.
  for (const { place, name } of [
    ...places.map((one) => ({ place: one, name: one.name })),
    ...named,
  ]) {
    const words = namingWords(name).map(({ text }) => text)
    if (words.some((word) => !/^[a-z\d]+$/.test(word))) continue
    const whole = words.map(latinSound)
    const tower = words.findIndex((word) => /^towers?$/.test(word))
    const forms = [
      whole,
      ...(tower > 0
        ? [['brg', ...whole.filter((_, at) => at !== tower)], whole.filter((_, at) => at !== tower)]
        : []),
    ].map((form) => form.join(''))
    for (const form of forms)
      if (form.length >= SHORTEST_SOUND && !sounds.has(form)) sounds.set(form, place)
    const spelling = words.map(latinSpelling).join('')
    if (spelling.length >= SHORTEST_SPELLING) sounds.set(`=${spelling}`, place)
  }
  return sounds
}

/** So many words a name has in the other script. */
const LONGEST_SOUND = 4
/** No word of a name has more letters. */
const LONGEST_WORD = 24

/** A place by its sound, at a word: the longest run that is one. */
export function soundedPlace(
  words: readonly Word[],
  at: number,
  { bySound, text }: { bySound: ReadonlyMap<string, Place>; text: string },
): { range: Range; place: Place; words: number } | null {
  const run = runFrom(words, at, LONGEST_SOUND, text)
  const [first, ...rest] = run
  if (!first || run.some((word) => word.text.length > LONGEST_WORD)) return null
  const isArabic = /^[\u0620-\u06ff]/.test(first.text)
  for (const form of isArabic ? formsOf(first) : [first]) {
    const sounds = [form, ...rest].map((word) => soundOf(word, isArabic))
    for (let count = run.length; count > 0; count -= 1) {
      const last = run[count - 1]
      const key = sounds.slice(0, count).join('')
      const place = bySound.get(isArabic ? key : `=${key}`)
      const isName = !isArabic || key.length > SHORTEST_SOUND || count > 1
      if (place && last && isName && sounds[count - 1] !== '')
        return { range: { start: form.start, end: last.end }, place, words: count }
    }
  }
  return null
}

/** A number stands for itself in either script. */
function soundOf({ text }: Word, isArabic: boolean): string {
  if (/^\d+$/.test(text)) return text
  if (!isArabic) return latinSpelling(text)
  return /^[a-z]/.test(text) ? latinSound(text) : arabicSound(text)
}
