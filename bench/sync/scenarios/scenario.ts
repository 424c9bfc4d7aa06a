import type { Figures } from '../load/figures.ts'
import type { ServerName } from '../servers/bench-server.ts'
import type { Lab } from '../servers/lab.ts'

export type ByServer = Partial<Record<ServerName, Figures>>
/** `met` is null where a server that the bar is measured by did not take part. */
export type Verdict = { bar: string; seen: string; met: boolean | null }
export type Load = {
  /** 1, or the tenth at which growth is read. */
  share: number
  /** Seconds of a measured window. */
  seconds: number
  /** How often a server is killed. */
  kills: number
}
export type Run = { lab: Lab; server: ServerName; load: Load }
export type Scenario = {
  name: string
  title: string
  servers: readonly ServerName[]
  measure: (run: Run) => Promise<Figures>
  judge: (figures: ByServer) => Verdict[]
  /** The cost that should follow the load: `total` grows with it, `each` stays as it is. */
  growth: { figure: string; of: 'total' | 'each' }
}

export function scaled(full: number, { share }: Load): number {
  return Math.max(1, Math.round(full * share))
}
