import type { Named } from '#domain/record-note/note.ts'

/** What is being written, and who was chosen in it. */
export type Draft = { text: string; chosen: readonly Named[] }

const EMPTY: Draft = { text: '', chosen: [] }
/** Of each record what stands in its field for a new note: it outlives the panel that is shut and the tab that is left. */
const drafts = new Map<string, Draft>()

export const noteDrafts = {
  of: (record: string): Draft => drafts.get(record) ?? EMPTY,
  keep(record: string, draft: Draft): void {
    if (draft.text === '') drafts.delete(record)
    else drafts.set(record, draft)
  },
}
