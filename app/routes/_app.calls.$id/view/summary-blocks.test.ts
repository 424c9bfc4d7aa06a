import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readBlocks } from './summary-blocks.ts'

function element(name: string, ...children: (Y.XmlElement | Y.XmlText)[]): Y.XmlElement {
  const made = new Y.XmlElement(name)
  made.insert(0, children)
  return made
}
const words = (text: string) => new Y.XmlText(text)

test('headings, paragraphs and list items come in order, without formatting', () => {
  const fragment = new Y.Doc().getXmlFragment('summary')
  const bold = words('Viewing agreed')
  fragment.insert(0, [
    element('paragraph', bold),
    element('heading', words('Next steps')),
    element('bulletList', element('listItem', element('paragraph', words('Send the floor plan')))),
    element('paragraph'),
  ])
  bold.format(0, 7, { bold: {} })
  expect(readBlocks(fragment)).toEqual([
    { kind: 'paragraph', text: 'Viewing agreed' },
    { kind: 'heading', text: 'Next steps' },
    { kind: 'item', text: 'Send the floor plan' },
  ])
})

test('nothing written is no block', () => {
  expect(readBlocks(new Y.Doc().getXmlFragment('summary'))).toEqual([])
})
