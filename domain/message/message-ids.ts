import { isStorable } from '../storable.ts'

/** So many of the mails before it a mail is asked for: the last ones, which are what it answers. */
const MOST = 50
const LONGEST = 200

/**
 * The ids of mails in a header such as `References`, as they stand there, without doubles, the last one first. Whatever is no id in
 * angle brackets is passed over; one pass over the text.
 */
export function messageIdsIn(text: string): string[] {
  const found: string[] = []
  let begin = -1
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (character === '<') begin = at
    else if (character === '>' && begin >= 0) {
      const id = text.slice(begin, at + 1)
      if (isId(id)) found.push(id)
      begin = -1
    }
  }
  return [...new Set(found.toReversed())].slice(0, MOST)
}

/** Of these one stands in a header of its own; without brackets it is given some. */
export function messageIdOf(text: string | undefined): string | null {
  const trimmed = (text ?? '').trim()
  const id = trimmed.startsWith('<') ? trimmed : `<${trimmed}>`
  return isId(id) ? id : null
}

function isId(id: string): boolean {
  return id.length > 2 && id.length <= LONGEST && !/\s/.test(id) && isStorable(id)
}
