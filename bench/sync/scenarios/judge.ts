import type { ServerName } from '../servers/bench-server.ts'
import type { ByServer, Verdict } from './scenario.ts'

type Bar = { figure: string; unit: string; atMost?: number; atLeast?: number }

/** PACE's figure against a number. */
export function against(by: ByServer, { figure, unit, atMost, atLeast }: Bar): Verdict {
  const seen = by.pace?.[figure] ?? Number.NaN
  const limit = atMost ?? atLeast ?? 0
  return {
    bar: `${figure} ${atMost === undefined ? '≥' : '≤'} ${limit}${unit}`,
    seen: `${format(seen)}${unit}`,
    met: by.pace ? (atMost === undefined ? seen >= limit : seen <= limit) : null,
  }
}

type PeerBar = { figure: string; peer: ServerName; atMost?: number; atLeast?: number }

/** PACE's figure against a peer's of the same run. */
export function againstPeer(by: ByServer, { figure, peer, atMost, atLeast }: PeerBar): Verdict {
  const theirs = by[peer]?.[figure]
  const factor = atMost ?? atLeast ?? 1
  const bar = `${figure} ${atMost === undefined ? '≥' : '≤'} ${factor} × ${peer}`
  if (!by.pace || theirs === undefined) return { bar, seen: '–', met: null }
  const mine = by.pace[figure] ?? Number.NaN
  const ratio = mine / theirs
  return {
    bar,
    seen: `${format(ratio)} × (${format(mine)} : ${format(theirs)})`,
    met: atMost === undefined ? ratio >= factor : ratio <= factor,
  }
}

/** Three digits that count. */
export function format(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en-US')
  return String(Number(value.toPrecision(3)))
}
