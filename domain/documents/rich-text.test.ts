import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { appendParagraphs } from './append-paragraphs.ts'
import { paragraphsOf } from './rich-text.ts'

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}

test('each block is a line, lists and headings among them', () => {
  const fragment = new Y.Doc().getXmlFragment('description')
  const item = element('listItem', element('paragraph', new Y.XmlText('Pool')))
  fragment.push([element('heading', new Y.XmlText('Marina')), element('bulletList', item)])
  appendParagraphs(fragment, ['Two beds', ''])
  expect(paragraphsOf(fragment)).toBe('Marina\nPool\nTwo beds')
})

test('formatting leaves no trace, a break within a block does', () => {
  const fragment = new Y.Doc().getXmlFragment('description')
  const text = new Y.XmlText('Two beds')
  fragment.push([element('paragraph', text, element('hardBreak'), new Y.XmlText('now'))])
  text.format(0, 3, { bold: true })
  expect(paragraphsOf(fragment)).toBe('Two beds\nnow')
})

test('an empty document is an empty text', () => {
  expect(paragraphsOf(new Y.Doc().getXmlFragment('summary'))).toBe('')
})
