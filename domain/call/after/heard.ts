import type { Annotation } from '../annotation.ts'
import type { PartyRole } from '../fields.ts'

/** A mark with the characters that it stands on; null where it is about its segment as a whole, or where its words are gone. */
export type PlacedMark = Annotation & { range: { start: number; end: number } | null }
type Segment = { id: string; role: PartyRole }

export type Spoken = { segments: readonly Segment[]; marks: readonly PlacedMark[] }
/** What was heard, by the names of marks: `kind:type`, with whoever must have said it before (`customer entity:person`). */
export type Heard = { first: (names: readonly string[]) => PlacedMark | null }

/** The first mark of each name whose words still stand, in spoken order: one pass. */
export function hear({ segments, marks }: Spoken): Heard {
  const place = new Map(segments.map(({ id, role }, at) => [id, { at, role }]))
  const first = new Map<string, PlacedMark>()
  const standing = marks.filter(
    (mark) => isStanding(mark) && place.has(mark.segmentId) && hasWords(mark),
  )
  const order = ({ segmentId, range, id }: PlacedMark) =>
    [place.get(segmentId)?.at ?? 0, range?.start ?? -1, id] as const
  for (const mark of standing.toSorted((a, b) => compare(order(a), order(b)))) {
    const name = `${mark.kind}:${mark.type}`
    for (const key of [name, `${place.get(mark.segmentId)?.role} ${name}`])
      if (!first.has(key)) first.set(key, mark)
  }
  return {
    first: (names) => {
      const found = names.flatMap((name) => first.get(name) ?? [])
      return found.toSorted((a, b) => compare(order(a), order(b)))[0] ?? null
    },
  }
}

function isStanding({ status }: PlacedMark): boolean {
  return status !== 'dismissed' && status !== 'expired'
}

/** A mark whose words were corrected away shows nothing any more. */
function hasWords({ anchor, range }: PlacedMark): boolean {
  return anchor === null || range !== null
}

type Order = readonly [at: number, start: number, id: string]

function compare(a: Order, b: Order): number {
  return a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : Number(a[2] > b[2]))
}
