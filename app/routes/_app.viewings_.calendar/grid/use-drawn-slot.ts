import { type PointerEvent, useState } from 'react'
import { bookableLength, DRAG_STEP, minuteAt, PRESS_STEP, roundTo } from './pointed-time.ts'

export type Drawn = { from: number; minutes: number }
type Drawing = { start: number; now: number }
type Options = { first: number; last: number; onDrawn: (drawn: Drawn) => void }

/** A press is half an hour; less than this is no drag. */
const LEAST_DRAG = 10

/** An empty place of a column is pressed, or dragged over from its beginning to its end. A finger scrolls: it only presses. */
export function useDrawnSlot({ first, last, onDrawn }: Options) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const at = ({ clientY, currentTarget }: PointerEvent<HTMLElement>) =>
    minuteAt(clientY, currentTarget.getBoundingClientRect(), { first, last })
  const drawn = drawing && slotOf(drawing)
  return {
    drawn,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        if (event.button !== 0 || isOnSomething(event)) return
        const start = at(event)
        setDrawing({ start, now: start })
        if (event.pointerType === 'mouse') event.currentTarget.setPointerCapture(event.pointerId)
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        if (drawing && event.pointerType === 'mouse') setDrawing({ ...drawing, now: at(event) })
      },
      onPointerUp(event: PointerEvent<HTMLElement>) {
        if (!drawing) return
        setDrawing(null)
        onDrawn(
          slotOf({ ...drawing, now: event.pointerType === 'mouse' ? at(event) : drawing.start }),
        )
      },
      onPointerCancel: () => setDrawing(null),
    },
  }
}

function slotOf({ start, now }: Drawing): Drawn {
  if (now - start < LEAST_DRAG) return { from: roundTo(start, PRESS_STEP), minutes: PRESS_STEP }
  const from = roundTo(start, DRAG_STEP)
  return { from, minutes: bookableLength(now - from) }
}

/** A block, or a window over the page: React tells of what is pressed in it here too. */
function isOnSomething({ target, currentTarget }: PointerEvent<HTMLElement>): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return true
  return target.closest('button, a, li') !== null
}
