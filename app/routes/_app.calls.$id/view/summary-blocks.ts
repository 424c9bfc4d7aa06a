import * as Y from 'yjs'

export type Block = { kind: 'heading' | 'paragraph' | 'item'; text: string }

const KINDS: Record<string, Block['kind']> = { heading: 'heading', paragraph: 'paragraph' }

/** A summary as its page shows it: headings, paragraphs and the items of lists, in order. Empty ones are left out. */
export function readBlocks(parent: Y.XmlFragment | Y.XmlElement, inList = false): Block[] {
  return parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    const kind = KINDS[child.nodeName]
    if (!kind) return readBlocks(child, inList || child.nodeName === 'listItem')
    const text = textOf(child)
    return text ? [{ kind: inList ? 'item' : kind, text }] : []
  })
}

function textOf(element: Y.XmlElement): string {
  const parts = element.toArray().map((child) => (child instanceof Y.XmlText ? plain(child) : ' '))
  return parts.join('').trim()
}

/** `toString` of shared text writes formatting as tags. */
function plain(text: Y.XmlText): string {
  const parts: { insert?: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : '')).join('')
}
