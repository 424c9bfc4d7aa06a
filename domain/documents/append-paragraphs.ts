import * as Y from 'yjs'

/** Adds plain paragraphs to rich text, as ProseMirror's schema spells them. */
export function appendParagraphs(fragment: Y.XmlFragment, paragraphs: readonly string[]): void {
  const elements = paragraphs.map((text) => {
    const element = new Y.XmlElement('paragraph')
    element.insert(0, [new Y.XmlText(text)])
    return element
  })
  fragment.push(elements)
}
