import { toAsciiDigits } from '#domain/text/plain-text.ts'

/** What says nothing, or nothing but a space: marks of direction, joiners, controls, halves of pairs. */
const NOTHING = /[\p{Cc}\p{Cf}\p{Cs}\p{Z}]/gu
const DASHES = /[\u2010-\u2012\u2212\uFF0D]/g

/** The same text in characters that every finder knows, each in its place: ranges stay what they are. */
export function plainCharacters(text: string): string {
  const plain = text
    .replaceAll(DASHES, '-')
    .replaceAll(NOTHING, (character) => ' '.repeat(character.length))
  const digits = toAsciiDigits(plain)
  return digits.length === text.length ? digits : plain
}
