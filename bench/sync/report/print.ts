import { format } from '../scenarios/judge.ts'
import type { Scenario, Verdict } from '../scenarios/scenario.ts'
import type { ServerName } from '../servers/bench-server.ts'
import type { Spread, Summary } from './summarise.ts'

export type Outcome = {
  full: Partial<Record<ServerName, Summary>>
  tenth: Partial<Record<ServerName, Summary>>
  verdicts: Verdict[]
}

/** A table for each load, then the bars. */
export function printOutcome({ title, growth }: Scenario, outcome: Outcome): void {
  console.log(`\n${title}`)
  console.table(rows(outcome.full))
  if (Object.keys(outcome.tenth).length > 0) {
    console.log('at a tenth of the load')
    console.table(rows(outcome.tenth))
    console.log(growthLine(growth, outcome))
  }
  for (const { bar, seen, met } of outcome.verdicts) console.log(`${mark(met)} ${bar}: ${seen}`)
}

function rows(summaries: Outcome['full']): Record<string, Record<string, string>> {
  return Object.fromEntries(
    Object.entries(summaries).map(([server, summary]) => [server, cells(summary)]),
  )
}

function cells(summary: Summary): Record<string, string> {
  return Object.fromEntries(Object.entries(summary).map(([name, spread]) => [name, cell(spread)]))
}

function cell({ median, min, max }: Spread): string {
  return min === max ? format(median) : `${format(median)} [${format(min)}–${format(max)}]`
}

/** 1: the cost follows the load. Above: it grows faster. */
export function growthOf(
  { figure, of }: Scenario['growth'],
  { full, tenth }: Pick<Outcome, 'full' | 'tenth'>,
  server: ServerName,
): number {
  const ratio = (full[server]?.[figure]?.median ?? 0) / (tenth[server]?.[figure]?.median ?? 0)
  return of === 'total' ? ratio / 10 : ratio
}

function growthLine(growth: Scenario['growth'], outcome: Outcome): string {
  const servers = Object.keys(outcome.full) as ServerName[]
  const parts = servers.map((server) => `${server} ${format(growthOf(growth, outcome, server))}`)
  return `growth of ${growth.figure} over that of the load (1: as fast): ${parts.join(' · ')}`
}

function mark(met: boolean | null): string {
  if (met === null) return '–'
  return met ? '✓' : '✗'
}
