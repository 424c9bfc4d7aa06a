import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import type { Scenario } from '../scenarios/scenario.ts'
import type { Outcome } from './print.ts'

export const RESULTS = join(import.meta.dirname, '../../results')

export function storeOutcome(scenario: Scenario, outcome: Outcome, runs: number): void {
  mkdirSync(RESULTS, { recursive: true })
  const { name, title } = scenario
  const machine = {
    cpu: cpus()[0]?.model,
    cores: cpus().length,
    node: process.version,
    loadAverage: loadavg()[0],
  }
  const result = { name, title, at: new Date().toISOString(), runs, machine, ...outcome }
  writeFileSync(join(RESULTS, `sync-${name}.json`), `${JSON.stringify(result, null, 2)}\n`)
}
