import {
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { LeadStage } from '#domain/lead/fields.ts'
import type { BoardStore } from './board-store.ts'
import { FIRST_ROWS } from './first-sight.ts'
import { useOnBoard } from './use-board.ts'

/** A card and the space under it, in rem: all are of one height, whatever they say. */
const ROW_REM = 5.875
const USUAL_REM_PX = 16

export type Row = { index: number; id: string; top: number }

/**
 * The rows of a column that are in sight, and beside them the top one, the one that has the focus and the one in
 * somebody's hand, wherever they are. As all are of one height nothing is measured, and no other row is looked at.
 */
export function useColumnRows(store: BoardStore, stage: LeadStage, held: string | null) {
  const scroller = useRef<HTMLDivElement>(null)
  const order = useOnBoard(store, `order ${stage}`, (board) => board.order(stage))
  const [current, setCurrent] = useState<string | null>(null)
  const rowPx = useRem() * ROW_REM
  const { first, count, scrolled, onScroll } = useSight(scroller, rowPx)
  const anchor = useAnchor(store, stage, { scroller, scrolled, current, rowPx })
  const rowIn = (id: string | null) =>
    id !== null && store.lead(id)?.stage === stage ? (store.rowOf(id) ?? 0) : 0
  const wanted = new Set([0, rowIn(current), rowIn(held)])
  for (let row = first - 1; row < first + count; row += 1) wanted.add(row)
  const rows = [...wanted]
    .toSorted((a, b) => a - b)
    .flatMap((index): Row[] => {
      const id = index < 0 ? undefined : store.idAt(stage, index)
      return id === undefined ? [] : [{ index, id, top: index * rowPx }]
    })
  return {
    scroller,
    rows,
    size: order.size,
    height: order.size * rowPx,
    /** Tab comes to one card of a column. */
    current: store.lead(current ?? '')?.stage === stage ? current : (store.idAt(stage, 0) ?? null),
    setCurrent,
    mayGlide: () => order.isCalm && !anchor.isSet(),
    showRow: (row: number) => showRow(scroller.current, row * rowPx, rowPx),
    listeners: {
      ...anchor.listeners,
      onScroll: () => {
        onScroll()
        anchor.look()
      },
    },
  }
}

/** Which rows the column's window shows. Renders when that changes, not with each pixel. */
function useSight(scroller: RefObject<HTMLDivElement>, rowPx: number) {
  const scrolled = useRef(0)
  const [first, setFirst] = useState(0)
  const [count, setCount] = useState(FIRST_ROWS)
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const resized = new ResizeObserver(([entry]) => {
      // One more than fits: a row that the next turn of a wheel shows is there already.
      setCount(Math.ceil((entry?.contentRect.height ?? 0) / rowPx) + 1)
    })
    resized.observe(element)
    return () => resized.disconnect()
  }, [scroller, rowPx])
  const onScroll = () => {
    scrolled.current = scroller.current?.scrollTop ?? 0
    setFirst(Math.floor(scrolled.current / rowPx))
  }
  return { first, count, scrolled, onScroll }
}

type Column = {
  scroller: RefObject<HTMLDivElement>
  scrolled: RefObject<number>
  current: string | null
  rowPx: number
}

/**
 * What the pointer or the focus is on, or else the top row of what one has scrolled to, stays where it is when others come
 * and go: the column scrolls by as much as it was pushed.
 */
function useAnchor(store: BoardStore, stage: LeadStage, column: Column) {
  const { scroller, scrolled, current, rowPx } = column
  const pointed = useRef<string | null>(null)
  const focused = useRef(false)
  const anchor = useRef<{ id: string; row: number } | null>(null)
  const look = () => {
    const top = Math.ceil((scrolled.current ?? 0) / rowPx)
    const seen = top > 0 ? store.idAt(stage, top) : undefined
    const id = pointed.current ?? (focused.current ? current : null) ?? seen ?? null
    const row = id === null || store.lead(id)?.stage !== stage ? undefined : store.rowOf(id)
    anchor.current = id === null || row === undefined ? null : { id, row }
  }
  useClientLayoutEffect(() => {
    const before = anchor.current
    const isHere = before !== null && store.lead(before.id)?.stage === stage
    const row = isHere ? store.rowOf(before.id) : undefined
    if (before && row !== undefined && row !== before.row) {
      scroller.current?.scrollBy(0, (row - before.row) * rowPx)
    }
    look()
  })
  const point = (id: string | null) => {
    pointed.current = id
    look()
  }
  const listeners = {
    onPointerOver: ({ pointerType, target }: PointerEvent) => {
      if (pointerType !== 'mouse' || !(target instanceof Element)) return
      point(target.closest<HTMLElement>('[data-card]')?.dataset['card'] ?? null)
    },
    onPointerLeave: () => point(null),
    onFocus: () => {
      focused.current = true
    },
    onBlur: () => {
      focused.current = false
    },
  }
  return { listeners, look, isSet: () => anchor.current !== null }
}

function showRow(scroller: HTMLElement | null, top: number, rowPx: number): void {
  if (!scroller) return
  const { scrollTop, clientHeight } = scroller
  if (top < scrollTop) scroller.scrollTop = top
  else if (top + rowPx > scrollTop + clientHeight) scroller.scrollTop = top + rowPx - clientHeight
}

const useClientLayoutEffect = typeof document === 'undefined' ? () => undefined : useLayoutEffect

function useRem(): number {
  return useSyncExternalStore(ofNothing, readRem, () => USUAL_REM_PX)
}

const ofNothing = () => () => undefined
let remPx: number | undefined

/** Once: to ask for a computed style between two renders would cost a layout each time. */
function readRem(): number {
  remPx ??= Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return remPx || USUAL_REM_PX
}
