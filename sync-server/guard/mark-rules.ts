import * as Y from 'yjs'
import { ANNOTATION_STATUSES, AnnotationSchema } from '#domain/call/annotation.ts'
import type { Touch } from './touches.ts'
import { plainValue } from './value-rules.ts'

/** What the marks of a call say of themselves. */
export type Marks = {
  /** Who signed the mark of this id as committed or agreed; null for nobody, undefined where there is no such mark. */
  authorOf: (id: string) => unknown
  /** What the update in question writes as the `by` of a mark that it puts there. */
  signaturesOf: (mark: Y.Item) => readonly unknown[]
}

/** A person decides on a mark, and leaves none without a status. */
export function decisionOnMark(touch: Touch): string | null {
  const isStatus = touch.path.length === 2 && touch.path[1] === 'status'
  return isStatus && isDecision(touch)
    ? null
    : 'People accept, edit or dismiss a mark; they do not write one.'
}

function isDecision(touch: Touch): boolean {
  if (touch.does === 'delete') return touch.replaced
  const value = valueOf(touch.item)
  return ANNOTATION_STATUSES.some((status) => status === value)
}

/** An assistant writes marks that are signed by it, changes no other, and takes none away. */
export function ownMark(touch: Touch, actorName: string, marks: Marks): string | null {
  const [id] = touch.path
  const author = typeof id === 'string' ? marks.authorOf(id) : undefined
  if (author !== undefined && author !== actorName) return 'This mark is somebody else’s.'
  const isWhole = touch.path.length === 1
  if (touch.does === 'delete') {
    const isKept = touch.replaced || !(isWhole || isSignature(touch))
    return isKept ? null : 'A mark is not taken away; it expires.'
  }
  if (!isWhole) {
    const problem = partOfMark(touch)
    if (problem) return problem
  }
  const isSigned = isWhole
    ? isSignedMark(touch.item, actorName, marks)
    : !isSignature(touch) || valueOf(touch.item) === actorName
  return isSigned ? null : 'A mark must be signed by its author.'
}

/** What a mark says is plain, and what it says under a name that marks have is what they have there. */
function partOfMark(touch: Touch): string | null {
  const name = touch.path[1]
  const schema = Object.entries(AnnotationSchema.shape).find(([known]) => known === name)?.[1]
  return plainValue(`The mark’s ${String(name).slice(0, 40)}`, { schema, depth: 2 })(touch)
}

function isSignature({ path }: Touch): boolean {
  return path.length === 2 && path[1] === 'by'
}

/** A mark is a map, and comes with its author's name. */
function isSignedMark(item: Y.Item, actorName: string, marks: Marks): boolean {
  const signatures = marks.signaturesOf(item)
  const isMap = item.content instanceof Y.ContentType && item.content.type instanceof Y.Map
  return isMap && signatures.length > 0 && signatures.every((by) => by === actorName)
}

/** A plain value that an item puts in place; undefined for anything else. */
export function valueOf({ content }: Y.Item): unknown {
  return content instanceof Y.ContentAny ? content.arr.at(-1) : undefined
}
