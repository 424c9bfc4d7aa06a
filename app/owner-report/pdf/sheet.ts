import { StyleSheet, Text, View } from '@react-pdf/renderer'
import { createElement as h, type ReactElement } from 'react'
import type { Language } from '#domain/language.ts'
import { directionOf } from '#words/catalogue/language.ts'
import { FAMILIES } from './fonts.ts'
import { printable } from './printable.ts'

const INK = '#1b2530'
const MUTED = '#51606f'
const LINE = '#d5dde3'
const ACCENT = '#0b6b78'

const SIZES = StyleSheet.create({
  house: { fontSize: 10, fontWeight: 600, color: ACCENT, marginBottom: 10 },
  title: { fontSize: 20, fontWeight: 600, marginBottom: 4 },
  heading: { fontSize: 12, fontWeight: 600, marginTop: 16, marginBottom: 6 },
  lead: { fontSize: 10, color: MUTED },
  text: { fontSize: 10, marginTop: 3 },
  strong: { fontSize: 13, fontWeight: 600, marginTop: 2 },
  small: { fontSize: 8.5, color: MUTED },
})
type Size = keyof typeof SIZES
/** A text, or a figure with a sign before it: that is read from the left in either language. */
type Cell = string | { figure: string }
export type Sheet = ReturnType<typeof createSheet>

/** The parts of which a paper is made, laid out in the direction of its language. */
export function createSheet(language: Language) {
  const way = wayOf(directionOf(language) === 'rtl')
  return {
    isRightToLeft: way.isRightToLeft,
    line: (text: string, size: Size) => lineOf(way, text, size),
    figure: (text: string) => figureOf(text, 'left'),
    table: (heads: readonly string[], rows: readonly (readonly Cell[])[]): ReactElement =>
      h(
        View,
        { key: heads.join(' ') },
        rowOf(way, heads, -1),
        ...rows.map((cells, at) => rowOf(way, cells, at)),
      ),
    ...framesOf(way),
  }
}

type Way = ReturnType<typeof wayOf>

function wayOf(isRightToLeft: boolean) {
  return {
    isRightToLeft,
    direction: isRightToLeft ? 'rtl' : 'ltr',
    textAlign: isRightToLeft ? 'right' : 'left',
    along: isRightToLeft ? 'row-reverse' : 'row',
  } as const
}

function lineOf({ direction, textAlign }: Way, text: string, size: Size): ReactElement {
  const style = [{ direction, textAlign }, SIZES[size]]
  const key = `${size} ${text}`
  return h(
    Text,
    { key, style, hyphenationPenalty: NEVER, minPresenceAhead: AHEAD[size] },
    printable(text),
  )
}

/** What begins with a sign is read from the left in either language. */
function figureOf(text: string, textAlign: 'left' | 'right'): ReactElement {
  const style = [SIZES.small, { direction: 'ltr', textAlign } as const]
  return h(Text, { hyphenationPenalty: NEVER, style }, printable(text))
}

function rowOf(way: Way, cells: readonly Cell[], at: number): ReactElement {
  const style = {
    flexDirection: way.along,
    paddingVertical: 3,
    borderBottomWidth: 0.5,
    borderBottomColor: LINE,
  }
  return h(
    View,
    { key: String(at), wrap: false, style },
    ...cells.map((cell, place) => cellOf(way, cell, place)),
  )
}

/** The first column says what the others are of. */
function cellOf(way: Way, cell: Cell, place: number): ReactElement {
  return h(
    View,
    { key: String(place), style: { flex: place === 0 ? 2 : 1.4, paddingHorizontal: 3 } },
    typeof cell === 'string' ? lineOf(way, cell, 'small') : figureOf(cell.figure, way.textAlign),
  )
}

function framesOf({ along }: Way) {
  return {
    page: { padding: 40, paddingBottom: 64, fontFamily: FAMILIES, color: INK, fontSize: 10 },
    bar: { borderBottomWidth: 2, borderBottomColor: ACCENT, paddingBottom: 10 },
    row: { flexDirection: along, flexWrap: 'wrap', marginTop: 10, gap: 8 },
    box: { width: '31.5%', borderWidth: 0.5, borderColor: LINE, borderRadius: 4, padding: 8 },
    foot: {
      position: 'absolute',
      bottom: 28,
      left: 40,
      right: 40,
      flexDirection: along,
      justifyContent: 'space-between',
    },
  } as const
}

/** Lines end between words alone: a letter and the point after it are of two fonts, and would be parted with a hyphen that neither has. */
const NEVER = 10_000
/** A heading does not stand alone at the end of a page. */
const AHEAD: Partial<Record<Size, number>> = { heading: 60 }
