import { addNote } from './add-note.ts'
import { bookViewing } from './book-viewing.ts'
import { createTask } from './create-task.ts'
import { draftMessage } from './draft-message.ts'
import { makeShortlist } from './make-shortlist.ts'
import { proposeLeadField } from './propose-lead-field.ts'
import type { WriteTool } from './write-tool.ts'

/** Everything that a program may write for its person, after they said yes. */
export const WRITES: readonly WriteTool[] = [
  createTask,
  bookViewing,
  addNote,
  draftMessage,
  proposeLeadField,
  makeShortlist,
]

export function findWrite(name: string): WriteTool | null {
  return WRITES.find((one) => one.name === name) ?? null
}
