import * as Y from 'yjs'
import { summaryIn } from '#domain/documents/shared-types.ts'
import type { Language } from '#domain/language.ts'
import { summaryWords } from '#words/summary.ts'
import type { Brief } from '#domain/call/assistance.ts'

const SECTIONS = [
  'requirements',
  'agreed',
  'concerns',
  'nextSteps',
] as const satisfies readonly Exclude<keyof Brief, 'outcome'>[]

/**
 * Writes the summary into a call's `summary`, once: what is there already, by a person or by an earlier worker, stays
 * as it is. Returns whether it wrote. The nodes are the editor's own (paragraph, heading, bulletList).
 */
export function writeSummary(doc: Y.Doc, summary: Brief, language: Language): boolean {
  const fragment = summaryIn(doc)
  if (!isEmpty(fragment)) return false
  fragment.delete(0, fragment.length)
  fragment.insert(0, [
    block('paragraph', summary.outcome),
    ...SECTIONS.flatMap((key) => section(summaryWords(language).sections[key], summary[key])),
  ])
  return true
}

/** An editor that was opened leaves an empty paragraph behind. */
export function isEmpty(fragment: Y.XmlFragment): boolean {
  return (
    fragment
      .toString()
      .replaceAll(/<[^>]*>/g, '')
      .trim() === ''
  )
}

function section(title: string, lines: readonly string[]): Y.XmlElement[] {
  if (lines.length === 0) return []
  const heading = block('heading', title)
  // A number, as the editor's schema has it (Yjs types attributes as text): '3' would be shown as a first-level heading.
  Reflect.apply(heading.setAttribute, heading, ['level', 3])
  const list = new Y.XmlElement('bulletList')
  list.insert(0, lines.map(item))
  return [heading, list]
}

function item(line: string): Y.XmlElement {
  const element = new Y.XmlElement('listItem')
  element.insert(0, [block('paragraph', line)])
  return element
}

function block(name: string, words: string): Y.XmlElement {
  const element = new Y.XmlElement(name)
  element.insert(0, [new Y.XmlText(words)])
  return element
}
