import { z } from 'zod'

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** A family with all its joiners is eleven units; what needs more is no character but an attack on the line below. */
const UNITS_PER_CHARACTER = 12

/** Whether a text has at most `most` characters as people count them: an emoji is one, whatever it is made of. */
export function hasAtMost(text: string, most: number): boolean {
  if (text.length <= most) return true
  return cutCharacters(text, most).length === text.length
}

/** The first `most` characters, none of them cut in two. */
export function cutCharacters(text: string, most: number): string {
  if (text.length <= most) return text
  const longest = most * UNITS_PER_CHARACTER
  const head = text.length > longest ? text.slice(0, longest).replace(/[\ud800-\udbff]$/, '') : text
  let count = 0
  for (const { index } of segmenter.segment(head)) {
    if (count === most) return head.slice(0, index)
    count += 1
  }
  return head
}

/** A line of text with at most so many characters, as people count them. */
export function shortText(most: number) {
  return z
    .string()
    .trim()
    .refine((text) => hasAtMost(text, most), `has more than ${most} characters`)
}
