import type { PriceStep } from '#domain/market/price-steps.ts'

type Frame = {
  /** Up to when the last price is drawn. */
  until: string
  width: number
  height: number
  /** Time runs as one reads. */
  isRightToLeft: boolean
}
export type PriceLine = {
  /** As SVG draws it: a step down is a step down. */
  path: string
  dots: { x: number; y: number; price: number }[]
}

/** Room for the dots and what is written above them. */
const EDGE = { side: 8, top: 24, bottom: 8 }

/** Prices over time as a line of steps, for a page and for paper alike. */
export function priceLine(steps: readonly PriceStep[], frame: Frame): PriceLine {
  const { width, height, isRightToLeft } = frame
  const prices = steps.map(({ price }) => price)
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)]
  const from = Date.parse(steps[0]?.at ?? frame.until)
  const span = Math.max(1, Date.parse(frame.until) - from)
  const along = (at: string) => {
    const share = Math.min(1, Math.max(0, (Date.parse(at) - from) / span))
    const x = EDGE.side + share * (width - 2 * EDGE.side)
    return round(isRightToLeft ? width - x : x)
  }
  const room = height - EDGE.top - EDGE.bottom
  const up = (price: number) => {
    const share = highest === lowest ? 0.5 : (price - lowest) / (highest - lowest)
    return round(EDGE.top + (1 - share) * room)
  }
  const dots = steps.map(({ at, price }) => ({ x: along(at), y: up(price), price }))
  const [first, ...rest] = dots
  if (!first) return { path: '', dots }
  const drawn = rest.map(({ x, y }) => `H${x}V${y}`).join('')
  return { path: `M${first.x} ${first.y}${drawn}H${along(frame.until)}`, dots }
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
