import type * as Y from 'yjs'
import { z } from 'zod'
import { captionsIn } from '../documents/shared-types.ts'
import { readMedia } from './media.ts'
import { type Language, LANGUAGES } from '../language.ts'
import { cutCharacters, shortText } from '../text/characters.ts'

/** What is said under a picture, in each language. */
export type Caption = Partial<Record<Language, string>>
/** By the id of the picture's file. */
export type Captions = Readonly<Record<string, Caption>>

/** As long as stands under a picture in two lines. */
export const LONGEST_CAPTION = 120
export const CaptionSchema = shortText(LONGEST_CAPTION).min(1)
const KEY = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([a-z]{2})$/

/** One place for each language of each picture: two people who write one each take nothing from one another. */
export function captionKey(file: string, language: Language): string {
  return `${file}:${language}`
}

export function isCaptionKey(key: unknown): boolean {
  return typeof key === 'string' && pictureOf(key) !== null
}

/** So many are told to rows: two languages of as many pictures as a record has. */
const MOST = 400

export function readCaptions(doc: Y.Doc): Captions {
  const captions: Record<string, Caption> = {}
  let count = 0
  for (const [key, value] of inOrder(doc)) {
    const picture = pictureOf(key)
    const text = CaptionSchema.safeParse(value)
    if (!picture || !text.success || count === MOST) continue
    captions[picture.file] = { ...captions[picture.file], [picture.language]: text.data }
    count += 1
  }
  return captions
}

/** Those of pictures that stand in the order first: what is left of others takes no place of theirs. */
function inOrder(doc: Y.Doc): [string, unknown][] {
  const shown = new Set(readMedia(doc).map((item) => ('file' in item ? item.file : item.url)))
  const rank = (key: string) => (shown.has(pictureOf(key)?.file ?? '') ? 0 : 1)
  return [...captionsIn(doc)].toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))
}

/** Says something under a picture; nothing takes it away. What is too long is cut, for it is shown as it is typed. */
export function writeCaption(
  doc: Y.Doc,
  { file, language }: { file: string; language: Language },
  text: string,
): void {
  const key = captionKey(file, language)
  const kept = cutCharacters(text.trim(), LONGEST_CAPTION)
  if (kept === '') captionsIn(doc).delete(key)
  else if (captionsIn(doc).get(key) !== kept) captionsIn(doc).set(key, kept)
}

function pictureOf(key: string): { file: string; language: Language } | null {
  const [, file, code] = KEY.exec(key) ?? []
  const language = LANGUAGES.find((one) => one === code)
  return file && language ? { file, language } : null
}

export const CaptionsSchema: z.ZodType<Captions> = z.record(
  z.string(),
  z.partialRecord(z.enum(LANGUAGES), CaptionSchema),
)
