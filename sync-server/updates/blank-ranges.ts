import * as Y from 'yjs'
import { redactUpdate } from './redact-update.ts'
import { endOf } from './struct-index.ts'
import { decodeUpdate, type Range } from './update.ts'

/** One UTF-16 unit for one: clocks count them. */
const FILLER = '▒'

/**
 * An update that says nothing in these ranges, and how many clocks of them it has. Text becomes as many fillers and a
 * value null: every later update finds its place, and whoever applies the log gets what is deleted anyway.
 */
export function blankRanges(
  bytes: Uint8Array,
  ranges: readonly Range[],
): { update: Uint8Array; blanked: number } {
  const update = decodeUpdate(bytes)
  let blanked = 0
  for (const struct of update.structs) {
    for (const { client, clock, length } of ranges) {
      if (client !== struct.id.client) continue
      const from = Math.max(clock, struct.id.clock)
      const to = Math.min(clock + length, endOf(struct))
      if (from >= to) continue
      blanked += to - from
      if (struct instanceof Y.Item) blank(struct, from - struct.id.clock, to - struct.id.clock)
    }
  }
  if (blanked === 0) return { update: bytes, blanked }
  const { deletions } = update
  const redaction = { known: new Map<number, number>(), emptied: new Set<never>(), deletions }
  return { update: redactUpdate(update, redaction).bytes, blanked }
}

function blank({ content }: Y.Item, from: number, to: number): void {
  if (content instanceof Y.ContentString) {
    content.str = content.str.slice(0, from) + FILLER.repeat(to - from) + content.str.slice(to)
  } else if (content instanceof Y.ContentAny) {
    content.arr = content.arr.map((value, index) => (index >= from && index < to ? null : value))
  }
}
