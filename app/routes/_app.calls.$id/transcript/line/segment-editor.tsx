import { useEffect, useRef } from 'react'
import * as Y from 'yjs'
import { useY } from '../../../../live/document/use-y.ts'
import { applyTyped } from '../../../../live/text/text-edit.ts'

const CORRECTION = 'correction'

type SegmentEditorProps = { text: Y.Text; label: string; onDone: () => void }

/**
 * What was said, being corrected: every keystroke goes into the shared text, changing only what changed. Escape takes back
 * one's own keystrokes and nobody else's.
 */
export function SegmentEditor({ text, label, onDone }: SegmentEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const content = useY(text, (shared) => shared.toString()) ?? ''
  const steps = useRef<Y.UndoManager>()
  useEffect(() => {
    const own = new Y.UndoManager(text, { trackedOrigins: new Set([CORRECTION]) })
    steps.current = own
    return () => own.destroy()
  }, [text])
  useEffect(() => {
    const element = area.current
    element?.focus()
    element?.setSelectionRange(element.value.length, element.value.length)
  }, [])

  return (
    <span className="grid">
      {/* The same words, unseen, give the field its height. */}
      <span aria-hidden className="invisible col-start-1 row-start-1 whitespace-pre-wrap">
        {content}{' '}
      </span>
      <textarea
        ref={area}
        dir="auto"
        aria-label={label}
        value={content}
        rows={1}
        className="col-start-1 row-start-1 resize-none overflow-hidden bg-transparent text-inherit outline-none"
        onChange={(event) =>
          applyTyped(text, { seen: content, now: event.target.value }, CORRECTION)
        }
        onBlur={onDone}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key !== 'Escape' && !(event.key === 'Enter' && !event.shiftKey)) return
          event.preventDefault()
          if (event.key === 'Escape') while (steps.current?.undo());
          onDone()
        }}
      />
    </span>
  )
}
