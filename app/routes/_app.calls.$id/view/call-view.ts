import * as Y from 'yjs'
import type { Annotation } from '#domain/call/annotation.ts'
import { annotationRange, readAnnotations, readCallMeta, readSegments } from '#domain/call/call.ts'
import type { CallFields, Segment } from '#domain/call/fields.ts'
import { checklistIn, summaryIn } from '#domain/documents/shared-types.ts'
import { callUpdateFromRow } from '#domain/record/first-update.ts'
import { type Block, readBlocks } from './summary-blocks.ts'

export type Mark = Annotation & { range: { start: number; end: number } | null }
export type Ticks = Readonly<Record<string, string>>

/** A call as its page shows it, the same from the document and from the row. */
export type CallView = {
  meta: CallFields
  segments: readonly Segment[]
  marks: readonly Mark[]
  /** Checklist key → who ticked it (`person:<id>`). */
  ticks: Ticks
  summary: Block[]
}

export function readCallView(doc: Y.Doc): CallView {
  return {
    meta: readCallMeta(doc),
    segments: readSegments(doc),
    marks: readMarks(doc),
    ticks: readTicks(checklistIn(doc)),
    summary: readBlocks(summaryIn(doc)),
  }
}

/** What the server renders before the document is here. */
export function callViewFromRow(row: Record<string, unknown>): CallView {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, callUpdateFromRow(row))
  return readCallView(doc)
}

function readMarks(doc: Y.Doc): Mark[] {
  return readAnnotations(doc).map((annotation) => ({
    ...annotation,
    range: annotationRange(doc, annotation),
  }))
}

export function readTicks(checklist: Y.Map<unknown>): Ticks {
  const ticked = [...checklist].flatMap(([key, by]) =>
    typeof by === 'string' ? [[key, by] as const] : [],
  )
  return Object.fromEntries(ticked)
}
