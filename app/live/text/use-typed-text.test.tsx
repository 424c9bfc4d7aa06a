import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { movedBy, useTypedText } from './use-typed-text.ts'

afterEach(cleanup)

test('what is typed goes into the shared text, and what others write comes out of it', () => {
  const { text, area, others } = open('Friday?')
  fireEvent.change(area, { target: { value: 'Friday at five?' } })
  expect(text.toString()).toBe('Friday at five?')
  act(() => others((theirs) => theirs.insert(0, 'مرحبا 🙂 ')))
  expect(area.value).toBe('مرحبا 🙂 Friday at five?')
})

test('one’s caret stays at its letter while others write before it, and after it', () => {
  const { area, others } = open('Friday?')
  act(() => area.focus())
  area.setSelectionRange(3, 6)
  act(() => {
    others((theirs) => theirs.insert(0, 'On '))
    others((theirs) => theirs.insert(theirs.length, ' Or not'))
    others((theirs) => theirs.delete(0, 1))
  })
  expect(area.value).toBe('n Friday? Or not')
  expect([area.selectionStart, area.selectionEnd]).toEqual([5, 8])
})

test('a place moves by what came before it alone', () => {
  expect(movedBy([{ insert: 'abc' }], 0)).toBe(0)
  expect(movedBy([{ retain: 2 }, { insert: 'abc' }], 2)).toBe(2)
  expect(movedBy([{ retain: 2 }, { insert: 'abc' }], 3)).toBe(6)
  expect(movedBy([{ retain: 2 }, { delete: 5 }], 4)).toBe(2)
  expect(movedBy([{ delete: 2 }, { retain: 1 }, { insert: 'x' }], 5)).toBe(4)
})

function open(content: string) {
  const doc = new Y.Doc()
  const text = doc.getText('body')
  text.insert(0, content)
  const other = new Y.Doc()
  const others = (write: (theirs: Y.Text) => void) => {
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    write(other.getText('body'))
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  }
  function Area() {
    const { ref, ...typed } = useTypedText<HTMLTextAreaElement>(text)
    return <textarea ref={ref} aria-label="Text" {...typed} />
  }
  render(<Area />)
  const area = screen.getByLabelText<HTMLTextAreaElement>('Text')
  return { text, area, others }
}
