import { type MouseEvent, type PointerEvent, useRef, useState } from 'react'
import { DRAG_STEP, minuteAt, roundTo } from './pointed-time.ts'

/** Where a block was let go: in which column, and from which minute of its day on. */
export type Dropped = { column: string; from: number }
type Options = {
  mayMove: boolean
  first: number
  last: number
  onDropped: (dropped: Dropped) => void
}
type Grab = { x: number; y: number; within: number }

/** So far a pointer shakes when it presses. */
const SLACK_PX = 6

/** A block is dragged with the mouse to another time; a press stays a press. Who has no mouse moves it by its window. */
export function useDraggedBlock({ mayMove, first, last, onDropped }: Options) {
  const grab = useRef<Grab | null>(null)
  const wasDragged = useRef(false)
  const [by, setBy] = useState<{ x: number; y: number } | null>(null)
  const end = () => {
    grab.current = null
    setBy(null)
  }
  return {
    by,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        wasDragged.current = false
        if (!mayMove || event.button !== 0 || event.pointerType !== 'mouse') return
        const { top } = event.currentTarget.getBoundingClientRect()
        // At once: a quick hand has left the block before it is seen to move.
        event.currentTarget.setPointerCapture(event.pointerId)
        grab.current = { x: event.clientX, y: event.clientY, within: event.clientY - top }
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const held = grab.current
        if (!held) return
        const moved = { x: event.clientX - held.x, y: event.clientY - held.y }
        if (!wasDragged.current && Math.hypot(moved.x, moved.y) < SLACK_PX) return
        wasDragged.current = true
        setBy(moved)
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        const held = grab.current
        end()
        if (!held || !wasDragged.current) return
        const column = columnAt(event.clientX, event.clientY)
        if (!column) return
        const top = minuteAt(event.clientY - held.within, column.box, { first, last })
        onDropped({ column: column.key, from: roundTo(top, DRAG_STEP, 'near') })
      },
      onPointerCancel: end,
      /** The press that ends a drag opens nothing. */
      onClickCapture(event: MouseEvent<HTMLElement>) {
        if (!wasDragged.current) return
        wasDragged.current = false
        event.preventDefault()
        event.stopPropagation()
      },
    },
  }
}

function columnAt(x: number, y: number): { key: string; box: DOMRect } | null {
  // The block itself lies under the pointer wherever it is: its own column is not asked.
  const columns = [...document.elementsFromPoint(x, y)].filter((one) =>
    one.matches('[data-column]'),
  )
  const [column] = columns
  const key = column?.getAttribute('data-column')
  return column && key ? { key, box: column.getBoundingClientRect() } : null
}
