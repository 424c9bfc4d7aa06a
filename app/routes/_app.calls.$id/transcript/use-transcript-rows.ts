import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { CallView } from '../view/call-view.ts'
import { type KnownLines, transcriptLines } from './line/turns.ts'

/** A line of a few words; longer ones are measured when they come into sight. */
const usualSize = () => 52
/** More of a selection than one copies by hand: beyond it rows leave the page again. */
const MOST_SELECTED = 400

/** The lines that are in sight, and beside them those that somebody has the focus or a selection in. */
export function useTranscriptRows(view: CallView, scroller: RefObject<HTMLDivElement>) {
  const known = useRef<KnownLines>(new Map())
  const { segments, marks } = view
  const lines = useMemo(() => transcriptLines(segments, marks, known.current), [segments, marks])
  // The same function as long as the lines are the same: for another one all places are worked out anew.
  const keyOf = useCallback((index: number) => lines[index]?.segment.id ?? index, [lines])
  const kept = useKeptRows(scroller)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: usualSize,
    getItemKey: keyOf,
    overscan: 4,
    initialRect: { width: 800, height: 900 },
    rangeExtractor: (range) => {
      const rows = new Set([...kept, ...defaultRangeExtractor(range)])
      return [...rows].filter((row) => row < lines.length).toSorted((a, b) => a - b)
    },
  })
  return { lines, virtual }
}

/** Rows that must not leave the page: who types in one or has begun to select would lose what they do. */
function useKeptRows(scroller: RefObject<HTMLDivElement>): readonly number[] {
  const [kept, setKept] = useState<readonly number[]>(NONE)
  useEffect(() => {
    const look = () => {
      const rows = [...selectedRows(scroller.current), ...focusedRow(scroller.current)]
      setKept((before) => (String(before) === String(rows) ? before : rows))
    }
    document.addEventListener('selectionchange', look)
    document.addEventListener('focusin', look)
    return () => {
      document.removeEventListener('selectionchange', look)
      document.removeEventListener('focusin', look)
    }
  }, [scroller])
  return kept
}

const NONE: readonly number[] = []

function focusedRow(list: HTMLElement | null): number[] {
  const row = rowOf(list, document.activeElement)
  return row === null ? [] : [row]
}

function selectedRows(list: HTMLElement | null): number[] {
  const selection = document.getSelection()
  if (!selection || selection.isCollapsed) return []
  const ends = [rowOf(list, selection.anchorNode), rowOf(list, selection.focusNode)]
  const rows = ends.flatMap((row) => row ?? [])
  if (rows.length === 0) return []
  const [first, last] = [Math.min(...rows), Math.max(...rows)]
  const count = Math.min(last - first + 1, MOST_SELECTED)
  return Array.from({ length: count }, (_, index) => first + index)
}

function rowOf(list: HTMLElement | null, node: Node | null): number | null {
  const element = node instanceof Element ? node : node?.parentElement
  if (!element || !list?.contains(element)) return null
  const row = element.closest<HTMLElement>('[data-index]')?.dataset['index']
  return row === undefined ? null : Number(row)
}
