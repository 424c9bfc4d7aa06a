import { cutCharacters } from '#domain/text/characters.ts'
import { copyName } from '#live/copy-name.ts'

/** Where the telephone sends what is shared with PACE, and where it is asked where it belongs. */
export const SHARE_PATH = '/share'
/** What the form of a share calls its parts (see `manifest.ts`). */
export const SHARED = { heading: 'title', text: 'text', url: 'url', files: 'files' } as const
/** What lies there. */
export const SHARED_STORE = 'files'

export function sharedDatabase(owner: string): string {
  return copyName(owner, 'shared')
}

const LONGEST_NAME = 60

/** What shared words are called among what waits. */
export function nameOfText(text: string): string {
  return cutCharacters(text, LONGEST_NAME)
}

/** Something that was shared and has no place yet. `file` is what it is called where it is named among others. */
export type SharedRow = {
  id: string
  at: string
  text: string
  files: File[]
  file: { name: string }
}
