/** Consonants that sound alike in both scripts; what is not here is not heard: vowels, their signs, the glottal stop. */
const ARABIC: Readonly<Record<string, string>> = {
  ب: 'b',
  پ: 'b',
  ت: 't',
  ط: 't',
  ث: 's',
  ج: 'g',
  چ: 'g',
  گ: 'g',
  غ: 'g',
  ح: 'h',
  ه: 'h',
  خ: 'k',
  د: 'd',
  ض: 'd',
  ذ: 's',
  ز: 's',
  ظ: 's',
  س: 's',
  ص: 's',
  ش: 'x',
  ف: 'f',
  ڤ: 'f',
  ق: 'k',
  ك: 'k',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ر: 'r',
}
const LATIN: [RegExp, string][] = [
  [/gh/g, ''],
  [/kh|qu|ck/g, 'k'],
  [/ph|v/g, 'f'],
  [/th/g, 't'],
  [/sh|ch/g, 'x'],
  [/c(?=[eiy])/g, 's'],
  [/x(?=$|[aeiou])/g, 'ks'],
  [/[cq]/g, 'k'],
  [/j/g, 'g'],
  [/z/g, 's'],
  [/p/g, 'b'],
  [/[aeiouyw]/g, ''],
]
/** English numbers, as Arabic letters write them. */
const NUMBERS: ReadonlyMap<string, string> = new Map([
  ['تو', '2'],
  ['ون', '1'],
  ['وان', '1'],
  ['واحد', '1'],
  ['اثنين', '2'],
  ['اتنين', '2'],
  ['ثري', '3'],
])

/** How a word of Arabic letters sounds, as the consonants of Latin letters. */
export function arabicSound(word: string): string {
  const number = NUMBERS.get(word)
  if (number) return number
  return single([...word].map((letter) => ARABIC[letter] ?? '').join(''))
}

/** The same of a word in Latin letters. */
export function latinSound(word: string): string {
  if (/^\d+$/.test(word)) return word
  return single(
    LATIN.reduce((rest, [letters, sound]) => rest.replaceAll(letters, sound), word.toLowerCase()),
  )
}

/** One spelling for what is written in several: "Kayan" is "Cayan", "Bluewater" is "Bluewaters". */
export function latinSpelling(word: string): string {
  const plain = word
    .toLowerCase()
    .replaceAll(/ph/g, 'f')
    .replaceAll(/c(?![eiyh])/g, 'k')
    .replaceAll('q', 'k')
    .replaceAll('z', 's')
  const once = single(plain)
  return once.length > 4 ? once.replace(/s$/, '') : once
}

function single(letters: string): string {
  return letters.replaceAll(/([a-z])\1+/g, '$1')
}
