import { hasAtMost, shortText } from '../text/characters.ts'
import { EMPTY, type Reading, understood, unread } from './reading.ts'

export const NAME_LENGTH = 120
/** Nobody's name holds a control, a half of a letter or an order to turn the line round; joiners inside a name are part of it. */
// oxlint-disable-next-line no-control-regex
const NOT_NAME = /[\p{Cc}\p{Cs}\p{Bidi_Control}\u00ad\u2060\ufeff\ufffd]/gu
/** Joins or varies a letter beside it; at an end there is none. */
const JOINER = /[\s\u200b-\u200d]/u
const NOTHING = /^(?:[\p{P}\p{Z}]*|n\/a|null|undefined)$/iu

/** A person's name as it was written, without what nobody sees. */
export function readName(text: string): Reading<string> {
  if (text.length > NAME_LENGTH * 40) return unread('nameTooLong', { most: NAME_LENGTH })
  const name = cleanName(text)
  if (name === '') return EMPTY
  if (NOTHING.test(name)) return unread('nameWithLetters')
  if (!hasAtMost(name, NAME_LENGTH)) return unread('nameTooLong', { most: NAME_LENGTH })
  return understood(name, name)
}

export function cleanName(text: string): string {
  const written = text
    .replaceAll(/[\p{Z}\t-\r]/gu, ' ')
    .replaceAll(NOT_NAME, '')
    .replaceAll(/ {2,}/g, ' ')
    .normalize('NFC')
  let start = 0
  let end = written.length
  while (start < end && JOINER.test(written[start] ?? '')) start += 1
  while (end > start && JOINER.test(written[end - 1] ?? '')) end -= 1
  return written.slice(start, end)
}

/** A name as a record keeps it. */
export const NameSchema = shortText(NAME_LENGTH).min(1)
