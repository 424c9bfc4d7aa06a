import type { Readable } from 'node:stream'

export type ByteRange = { start: number; end: number }

/** Where bytes are kept, by key: `a1/a1b2…/original`. What stands under a key never changes: keys are made of content. */
export type ObjectStore = {
  /** Stores the file at `path`: whole, or not at all. Storing it again is no fault. */
  put: (key: string, path: string, type: string) => Promise<void>
  /** The bytes from `start` to `end`, both counted in; null where nothing stands under the key. */
  read: (key: string, range?: ByteRange) => Promise<Readable | null>
  /** What is gone already is no fault. */
  remove: (keys: readonly string[]) => Promise<void>
}

/** The key of a content in one of its forms; the two letters keep folders of a disk small. */
export function blobKey(hash: string, form: string): string {
  return `${hash.slice(0, 2)}/${hash}/${form}`
}
