import { z } from 'zod'
import type { QueryOptions } from '#domain/odata/query-options.ts'
import type { Place } from '#db/pace/reso/places.ts'
import { decodeCursor, encodeCursor } from '../http/page-cursor.ts'

const TokenSchema = z.strictObject({
  /** Where the page before ended. */
  place: z.array(z.string().max(1_000).nullable()).min(1).max(4),
  /** How many of `$top` are left. */
  left: z.number().int().min(0).nullable(),
})

export type Going = { after: Place | null; left: number | null; skip: number }

/** Where a page begins: by its token, or by `$skip` and `$top` on the first. */
export function readGoing({ skipToken, top, skip }: QueryOptions): Going {
  if (skipToken === null) return { after: null, left: top, skip }
  const { place, left } = decodeCursor(TokenSchema, skipToken)
  return { after: place, left, skip: 0 }
}

/** The address of the next page: what was asked for, from this place on. */
export function nextLink(
  address: string,
  query: URLSearchParams,
  place: Place,
  left: number | null,
): string {
  const next = new URLSearchParams(query)
  next.delete('$skip')
  next.set('$skiptoken', encodeCursor({ place, left }))
  const text = [...next].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `${address}?${text}`
}
