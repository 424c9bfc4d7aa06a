import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { SegmentEditor } from './segment-editor.tsx'

afterEach(cleanup)

test('Escape takes back one’s own correction and leaves what a colleague has written meanwhile', () => {
  const text = new Y.Doc().getText('segment')
  text.insert(0, 'two bed in the marina')
  const done = vi.fn()
  render(<SegmentEditor text={text} label="Words" onDone={done} />)
  const area = () => screen.getByLabelText<HTMLTextAreaElement>('Words')
  fireEvent.change(area(), { target: { value: 'three bed in the marina' } })
  act(() => text.insert(text.length, ', please'))
  fireEvent.change(area(), { target: { value: 'three beds in the marina, please' } })
  fireEvent.keyDown(area(), { key: 'Escape' })
  expect(text.toString()).toBe('two bed in the marina, please')
  expect(done).toHaveBeenCalledTimes(1)
})
