import { z } from 'zod'

/** So many rows are shown at first, and more with each press. */
const STEP = 30
/** So many are read anew with each change; behind them pages follow by their place. */
const MOST = 240

const ShownSchema = z.coerce.number().int().min(STEP).max(MOST).catch(STEP)

/** How many rows the address asks for: all of them live, and they are there again for who comes back. */
export function readShown(request: Request): number {
  return shownIn(new URL(request.url).searchParams)
}

export function shownIn(params: URLSearchParams): number {
  return ShownSchema.parse(params.get('shown') ?? STEP)
}

/** The address with more rows; null where no more are read at once. */
export function withMore(params: URLSearchParams): URLSearchParams | null {
  const shown = shownIn(params)
  if (shown >= MOST) return null
  const next = new URLSearchParams(params)
  next.set('shown', String(Math.min(MOST, shown + STEP)))
  return next
}
