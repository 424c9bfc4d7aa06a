import type * as Y from 'yjs'
import { z } from 'zod'
import { shortText } from '../text/characters.ts'
import { appendParagraphs } from './append-paragraphs.ts'
import { DomainError } from '../errors.ts'
import { defineCommand } from './command.ts'
import { readFields, writeFields } from './fields.ts'
import { fieldsIn, notesIn } from './shared-types.ts'
import { RECORD_FIELDS } from './record-fields.ts'
import { editTags, TagArgsSchema } from './tags.ts'

const TRAITS = {
  runs: 'server',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
} as const

/** Out of lists, search and boards; the record and its history stay. */
export const archiveRecord = defineCommand({
  ...TRAITS,
  name: 'archive',
  action: 'archive',
  whileArchived: true,
  args: z.object({}),
  run: (doc, _args, { now }) => {
    if (!isArchived(doc)) write(doc, { archivedAt: now })
  },
})

export const unarchiveRecord = defineCommand({
  ...TRAITS,
  name: 'unarchive',
  action: 'archive',
  whileArchived: true,
  args: z.object({}),
  run: (doc) => {
    if (isMerged(doc)) throw wasMerged()
    bringBack(doc)
  },
})

export const tagRecord = defineCommand({
  ...TRAITS,
  name: 'tag',
  action: 'write',
  args: TagArgsSchema,
  run: (doc, args) => write(doc, { tags: editTags(read(doc).tags, args) }),
})

export const NOTE_CHARACTERS = 4_000

/** Puts a note behind those that stand; whoever writes there at the same moment loses nothing. */
export const addNote = defineCommand({
  name: 'addNote',
  runs: 'server',
  action: 'write',
  inverse: {
    kind: 'none',
    because: 'A note stands among others that people write together: take it out there.',
  },
  args: z.object({ text: shortText(NOTE_CHARACTERS).min(1) }),
  run: (doc, { text }) => appendParagraphs(notesIn(doc), linesOf(text)),
})

export const RECORD_COMMANDS = [addNote, tagRecord, archiveRecord, unarchiveRecord] as const

export function bringBack(doc: Y.Doc): void {
  if (isArchived(doc)) write(doc, { archivedAt: null })
}

export function isArchived(doc: Y.Doc): boolean {
  return read(doc).archivedAt !== null
}

/** What was merged into another is archived as long as the merge stands. */
export function isMerged(doc: Y.Doc): boolean {
  return fieldsIn(doc).has('mergedInto')
}

export function wasMerged(): DomainError {
  return new DomainError(
    'conflict',
    'This was merged into another; take the merge back first.',
    [],
    { key: 'mergedIntoAnother' },
  )
}

/** A paragraph for each line that says something. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trimEnd())
  return lines.filter((line) => line !== '')
}

function read(doc: Y.Doc) {
  return readFields(RECORD_FIELDS, fieldsIn(doc))
}

function write(doc: Y.Doc, patch: Partial<Record<keyof typeof RECORD_FIELDS, unknown>>): void {
  writeFields(RECORD_FIELDS, fieldsIn(doc), patch)
}
