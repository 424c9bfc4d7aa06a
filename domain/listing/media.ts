import type * as Y from 'yjs'
import { z } from 'zod'
import { mediaIn } from '../documents/shared-types.ts'

/** A picture of a listing: a file of ours, or an address elsewhere that came with an import. */
export const MediaItemSchema = z.union([
  z.object({ file: z.uuid() }),
  z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) }),
])
export type MediaItem = z.infer<typeof MediaItemSchema>

/** So many pictures of one listing are told to rows and portals. */
const MOST = 200

/**
 * The pictures in their order, the cover first. Only an order: which files there are is told by their rows, so that neither a
 * picture that is not named here is lost, nor one that is named here and gone shown.
 */
export function readMedia(doc: Y.Doc): MediaItem[] {
  const seen = new Set<string>()
  const items: MediaItem[] = []
  for (const value of mediaIn(doc)) {
    const item = MediaItemSchema.safeParse(value)
    if (!item.success || seen.has(keyOf(item.data))) continue
    seen.add(keyOf(item.data))
    items.push(item.data)
    if (items.length === MOST) break
  }
  return items
}

/**
 * Puts a picture before another, or at the end, as one step. `shown` is the order that its person looked at: what of it was not named
 * yet is named by this.
 */
export function placeMedia(
  doc: Y.Doc,
  shown: readonly MediaItem[],
  item: MediaItem,
  before: MediaItem | null,
): void {
  const media = mediaIn(doc)
  doc.transact(() => {
    nameMedia(doc, shown)
    takeMedia(doc, item)
    const at = before ? media.toArray().findIndex((value) => isSame(value, before)) : -1
    media.insert(at === -1 ? media.length : at, [item])
  })
}

/** Names the pictures that the order lacks, behind those that it has. */
export function nameMedia(doc: Y.Doc, shown: readonly MediaItem[]): void {
  const known = new Set(readMedia(doc).map(keyOf))
  const added = shown.filter((item) => !known.has(keyOf(item)))
  if (added.length > 0) mediaIn(doc).push(added)
}

/** Takes a picture out of the order, however often two people have put it in. */
export function takeMedia(doc: Y.Doc, item: MediaItem): void {
  const media = mediaIn(doc)
  doc.transact(() => {
    const places = media.toArray().flatMap((value, at) => (isSame(value, item) ? [at] : []))
    for (const at of places.reverse()) media.delete(at, 1)
  })
}

function isSame(value: unknown, item: MediaItem): boolean {
  const found = MediaItemSchema.safeParse(value)
  return found.success && keyOf(found.data) === keyOf(item)
}

type Placed<File> = { file: File } | { url: string }

/** Files as the listing orders them; those that it does not name follow as they came. Addresses elsewhere stand where they are named. */
export function orderMedia<File extends { id: string }>(
  media: readonly MediaItem[],
  files: readonly File[],
): Placed<File>[] {
  const left = new Map(files.map((file) => [file.id, file]))
  const named = media.flatMap((item): Placed<File>[] => {
    if ('url' in item) return [item]
    const file = left.get(item.file)
    return file && left.delete(item.file) ? [{ file }] : []
  })
  return [...named, ...[...left.values()].map((file) => ({ file }))]
}

function keyOf(item: MediaItem): string {
  return 'file' in item ? `file:${item.file}` : `url:${item.url}`
}
