import * as Y from 'yjs'
import type { PlacedMark } from '#domain/call/after/heard.ts'
import { placedMarks } from '#domain/call/after/after-call.ts'
import { readCallMeta, readSegments } from '#domain/call/call.ts'
import { type Corrections, readCorrections } from '#domain/call/checklist.ts'
import type { CallFields, Segment } from '#domain/call/fields.ts'
import { checklistIn, summaryIn } from '#domain/documents/shared-types.ts'
import { callUpdateFromRow } from '#domain/record/first-update.ts'
import { type Block, readBlocks } from './summary-blocks.ts'

export type Mark = PlacedMark

/** A call as its page shows it, the same from the document and from the row. */
export type CallView = {
  meta: CallFields
  segments: readonly Segment[]
  marks: readonly Mark[]
  /** What people say of the items of the checklist. */
  corrections: Corrections
  summary: Block[]
}

export function readCallView(doc: Y.Doc): CallView {
  return {
    meta: readCallMeta(doc),
    segments: readSegments(doc),
    marks: placedMarks(doc),
    corrections: readCorrections(checklistIn(doc)),
    summary: readBlocks(summaryIn(doc)),
  }
}

/** What the server renders before the document is here. */
export function callViewFromRow(row: Record<string, unknown>): CallView {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, callUpdateFromRow(row))
  return readCallView(doc)
}
