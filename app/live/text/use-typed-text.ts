import {
  type ChangeEvent,
  type RefCallback,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
} from 'react'
import type * as Y from 'yjs'
import { useY } from '../document/use-y.ts'
import { applyTyped } from './text-edit.ts'

type Area = HTMLInputElement | HTMLTextAreaElement
type Caret = { start: number; end: number }

const TYPED = 'typed'

/**
 * A shared text in an ordinary input: each keystroke changes only what it changed, and one's caret stays among its letters while others
 * write before it. `onBegin` runs in the transaction of each keystroke.
 */
export function useTypedText<Of extends Area>(
  text: Y.Text,
  onBegin?: () => void,
): { ref: RefCallback<Of>; value: string; onChange: (event: ChangeEvent<Of>) => void } {
  const area = useRef<Of | null>(null)
  const caret = useRef<Caret | null>(null)
  const value = useY(text, (shared) => shared.toString()) ?? ''
  useEffect(() => {
    const move = ({ transaction, delta }: Y.YTextEvent) => {
      const now = caret.current ?? caretOf(area.current)
      if (transaction.local || !now) return
      caret.current = { start: movedBy(delta, now.start), end: movedBy(delta, now.end) }
    }
    text.observe(move)
    return () => text.unobserve(move)
  }, [text])
  useLayoutEffect(() => {
    const to = caret.current
    caret.current = null
    // To set it in what has no focus takes the focus in some browsers.
    if (to && area.current === document.activeElement)
      area.current?.setSelectionRange(to.start, to.end)
  }, [value])
  const ref = useCallback((element: Of | null) => void (area.current = element), [])
  const onChange = ({ target }: ChangeEvent<Of>) =>
    text.doc?.transact(() => {
      onBegin?.()
      applyTyped(text, { seen: value, now: target.value }, TYPED)
    }, TYPED)
  return { ref, value, onChange }
}

function caretOf(area: Area | null): Caret | null {
  if (area?.selectionStart == null || area.selectionEnd == null) return null
  return { start: area.selectionStart, end: area.selectionEnd }
}

/** Where a place in a text is after what others did to it; what they write at the very place stands behind it. */
export function movedBy(delta: Y.YTextEvent['delta'], place: number): number {
  let at = 0
  let moved = place
  for (const { retain = 0, insert, delete: gone = 0 } of delta) {
    if (at >= moved) return moved
    at += retain
    if (typeof insert === 'string') {
      if (at < moved) moved += insert.length
      at += insert.length
    }
    moved -= Math.max(0, Math.min(gone, moved - at))
  }
  return moved
}
