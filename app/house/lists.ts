import {
  activeValues,
  labelOf,
  type Reference,
  type ReferenceKind,
} from '#domain/reference/reference.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { currentSettings } from './current-house.ts'

/** How a value of one of the house's lists is called, in the reader's language; one's own words are called what they say. */
export function listLabel(kind: ReferenceKind, key: string): string {
  return labelOf(currentSettings().reference, kind, key, currentLanguage())
}

/** What may be chosen of a list, and, where it is given, what stands there already though it was retired. */
export function listOptions(
  reference: Reference,
  kind: ReferenceKind,
  stands?: unknown,
): { value: string; label: string }[] {
  const language = currentLanguage()
  const retired = reference[kind].filter(({ key, isRetired }) => isRetired && key === stands)
  return [...activeValues(reference, kind), ...retired].map(({ key, labels }) => ({
    value: key,
    label: labels[language],
  }))
}

/** The key of a value that is called like this, or one's own words as they are. */
export function keyOrWords(reference: Reference, kind: ReferenceKind, text: string): string {
  const words = text.trim()
  const called = words.toLowerCase()
  const value = activeValues(reference, kind).find(({ labels }) =>
    Object.values(labels).some((label) => label.toLowerCase() === called),
  )
  return value?.key ?? words
}
