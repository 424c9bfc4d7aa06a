import * as Y from 'yjs'
import { notesIn } from './shared-types.ts'

const EMPTY = '<paragraph></paragraph>'

/** Writes the notes of another document behind those that stand here; returns what was written. */
export function appendNotes(doc: Y.Doc, other: Y.Doc): string[] {
  const nodes = notesIn(other).toArray().filter(isElement)
  const said = nodes.filter((node) => node.toString() !== EMPTY)
  notesIn(doc).push(said.map((node) => node.clone()))
  return said.map((node) => node.toString())
}

/** Takes such notes away again, from the end, where they were written; what was changed since stays. */
export function removeNotes(doc: Y.Doc, notes: readonly string[]): void {
  const fragment = notesIn(doc)
  for (const note of notes.toReversed()) {
    const at = fragment.toArray().findLastIndex((node) => node.toString() === note)
    if (at >= 0) fragment.delete(at, 1)
  }
}

function isElement(node: unknown): node is Y.XmlElement {
  return node instanceof Y.XmlElement
}
