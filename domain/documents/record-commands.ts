import type * as Y from 'yjs'
import { z } from 'zod'
import { DomainError } from '../errors.ts'
import { defineCommand } from './command.ts'
import { readFields, writeFields } from './fields.ts'
import { fieldsIn } from './shared-types.ts'
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

export const RECORD_COMMANDS = [tagRecord, archiveRecord, unarchiveRecord] as const

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

function read(doc: Y.Doc) {
  return readFields(RECORD_FIELDS, fieldsIn(doc))
}

function write(doc: Y.Doc, patch: Partial<Record<keyof typeof RECORD_FIELDS, unknown>>): void {
  writeFields(RECORD_FIELDS, fieldsIn(doc), patch)
}
