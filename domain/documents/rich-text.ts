import * as Y from 'yjs'

/** The plain text of collaborative rich text: its blocks, one per line, without formatting. */
export function paragraphsOf(fragment: Y.XmlFragment): string {
  return blocksOf(fragment).join('\n').trim()
}

/** A block is the innermost element that holds text: a paragraph, a heading, the paragraph of a list's item. */
function blocksOf(parent: Y.XmlFragment | Y.XmlElement): string[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [textOf(child)]
    if (!(child instanceof Y.XmlElement)) return []
    const holdsText = child.toArray().some((inner) => inner instanceof Y.XmlText)
    return holdsText ? [inlineOf(child)] : blocksOf(child)
  })
}

function inlineOf(element: Y.XmlElement): string {
  const parts = element.toArray().map((child) => {
    if (child instanceof Y.XmlText) return textOf(child)
    return child instanceof Y.XmlElement && child.nodeName === 'hardBreak' ? '\n' : ''
  })
  return parts.join('')
}

/** `toString` of shared text writes formatting as tags. */
function textOf(text: Y.XmlText): string {
  const parts: { insert?: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
