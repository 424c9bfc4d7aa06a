import type { KeyboardEvent, PointerEvent as ReactPointerEvent } from 'react'

const STEP = 16
const LEAST = 40
const MOST = 900

type ColumnEdgeProps = { label: string; onResize: (width: number) => void }

/** The end of a heading, which is drawn to make its column wider or narrower; by keyboard with the arrows. */
export function ColumnEdge({ label, onResize }: ColumnEdgeProps) {
  return (
    <div
      role="slider"
      tabIndex={-1}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      aria-valuenow={LEAST}
      onPointerDown={(event) => draw(event, onResize)}
      onKeyDown={(event) => step(event, onResize)}
      className="absolute inset-y-0 -end-1 w-2 cursor-col-resize touch-none after:absolute after:inset-y-1 after:end-1 after:w-px hover:after:bg-line-strong"
    />
  )
}

/** The column follows the pointer; only where it is let go does the address change. */
function draw(event: ReactPointerEvent<HTMLElement>, onResize: (width: number) => void): void {
  const edge = event.currentTarget
  const heading = edge.parentElement
  if (!heading) return
  event.preventDefault()
  edge.setPointerCapture(event.pointerId)
  const sign = getComputedStyle(heading).direction === 'rtl' ? -1 : 1
  const begun = { x: event.clientX, width: heading.clientWidth }
  const done = new AbortController()
  const { signal } = done
  const widthAt = (x: number) => within(begun.width + sign * (x - begun.x))
  edge.addEventListener(
    'pointermove',
    ({ clientX }: PointerEvent) => edge.style.setProperty('translate', `${clientX - begun.x}px`),
    { signal },
  )
  edge.addEventListener(
    'pointerup',
    ({ clientX }: PointerEvent) => {
      done.abort()
      edge.style.removeProperty('translate')
      onResize(widthAt(clientX))
    },
    { signal },
  )
}

function step(event: KeyboardEvent<HTMLElement>, onResize: (width: number) => void): void {
  const heading = event.currentTarget.parentElement
  const by = event.key === 'ArrowRight' ? STEP : event.key === 'ArrowLeft' ? -STEP : 0
  if (!heading || by === 0) return
  event.preventDefault()
  onResize(within(heading.clientWidth + by))
}

function within(width: number): number {
  return Math.round(Math.min(MOST, Math.max(LEAST, width)))
}
