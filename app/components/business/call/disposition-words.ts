import { type Reference, valueCalled } from '#domain/reference/reference.ts'
import { callsWords } from '#words/calls.ts'
import { currentLanguage } from '#words/catalogue/language.ts'
import { currentSettings } from '../../../house/current-house.ts'

/**
 * How a call ended, in the reader's language: by the house's list, by whichever of its names it was written, else by what call centres usually
 * say (`no-answer`, `NoAnswer`). What is neither is somebody's own words, and a key nobody knows is spelled out.
 */
export function dispositionWords(disposition: string): string {
  const { reference }: { reference: Reference } = currentSettings()
  const listed = valueCalled(reference, 'disposition', disposition)
  if (listed) return listed.labels[currentLanguage()]
  const usual: Readonly<Record<string, string>> = callsWords().endings
  const key = plainKey(disposition)
  const known = Object.hasOwn(usual, key) ? usual[key] : undefined
  return known ?? spelledOut(disposition)
}

function spelledOut(disposition: string): string {
  const spelled = disposition.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ')
  if (spelled === disposition && /[\sA-Z]/.test(disposition)) return disposition
  const words = spelled.toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `No answer`, `no-answer`, `NO_ANSWER` and `noAnswer` say the same. */
function plainKey(text: string): string {
  return text.toLowerCase().replaceAll(/[\s_.-]/g, '')
}
