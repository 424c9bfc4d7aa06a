import { join } from 'node:path'
import { FatalError } from '#scripts/fatal-error.ts'
import { createStopper } from '#scripts/up/services/create-stopper.ts'
import { type Options, readOptions } from './options.ts'
import { pinGenerator } from './process/pin.ts'
import { type Outcome, printOutcome } from './report/print.ts'
import { RESULTS, storeOutcome } from './report/store.ts'
import { mediansOf, type Summary, summariseRuns } from './report/summarise.ts'
import { SCENARIOS } from './scenarios/all.ts'
import { format } from './scenarios/judge.ts'
import type { Figures } from './load/figures.ts'
import type { Load, Run, Scenario } from './scenarios/scenario.ts'
import type { ServerName } from './servers/bench-server.ts'
import { type Lab, openLab } from './servers/lab.ts'

const SECONDS = 8
const QUICK_SECONDS = 4

/** `npm run bench -- sync`: PACE's sync server beside those that a user would pick instead. */
export async function benchSync(args: string[]): Promise<void> {
  const options = readOptions(args)
  const chosen = chooseScenarios(options)
  const profileFolder = options.profile ? join(RESULTS, 'profiles') : null
  const lab = await openLab({ servers: options.servers, profileFolder })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void lab.stop().then(() => process.exit(1)))
  try {
    // After Postgres, which inherits no core.
    pinGenerator()
    for (const scenario of chosen) await benchScenario(lab, scenario, options)
  } finally {
    await lab.stop()
  }
}

function chooseScenarios({ only }: Options): readonly Scenario[] {
  if (!only) return SCENARIOS
  const unknown = only.filter((name) => !SCENARIOS.some((scenario) => scenario.name === name))
  const known = SCENARIOS.map(({ name }) => name).join(', ')
  if (unknown.length > 0)
    throw new FatalError(`There is no scenario ${unknown.join(', ')}; there are ${known}.`)
  return SCENARIOS.filter(({ name }) => only.includes(name))
}

async function benchScenario(lab: Lab, scenario: Scenario, options: Options): Promise<void> {
  const full = await measureAll(lab, scenario, { options, share: 1 })
  const tenth = options.quick ? {} : await measureAll(lab, scenario, { options, share: 0.1 })
  const medians = Object.entries(full).map(([server, summary]) => [server, mediansOf(summary)])
  const outcome: Outcome = { full, tenth, verdicts: scenario.judge(Object.fromEntries(medians)) }
  printOutcome(scenario, outcome)
  storeOutcome(scenario, outcome, options.runs)
}

/** Run by run, not server by server: what disturbs the machine for a minute disturbs all of them. */
async function measureAll(
  lab: Lab,
  scenario: Scenario,
  { options, share }: { options: Options; share: number },
): Promise<Outcome['full']> {
  const servers = scenario.servers.filter((server) => options.servers.includes(server))
  const seconds = options.seconds ?? (options.quick ? QUICK_SECONDS : SECONDS)
  const kills = Math.ceil(options.kills / options.runs)
  const load: Load = { share, seconds, kills }
  const runs = new Map<ServerName, Figures[]>(servers.map((server) => [server, []]))
  for (let run = 1; run <= options.runs; run += 1) {
    for (const server of servers) {
      process.stderr.write(`${scenario.name} ${share === 1 ? '' : 'tenth '}${run} ${server} … `)
      const figures = await measureOnce(scenario, { lab, server, load })
      process.stderr.write(`${describeFigures(figures)}\n`)
      runs.get(server)?.push(figures)
    }
  }
  const summaries: [ServerName, Summary][] = [...runs].map(([server, all]) => [
    server,
    summariseRuns(all),
  ])
  return Object.fromEntries(summaries)
}

/** A server that cannot do what a scenario asks has no figures there, which meets no bar; the other scenarios go on. */
async function measureOnce(scenario: Scenario, run: Run): Promise<Figures> {
  const servers = createStopper()
  await run.lab.add(servers.stop)
  try {
    return await scenario.measure({ ...run, lab: { ...run.lab, add: servers.add } })
  } catch (error) {
    process.stderr.write(`not measured: ${error instanceof Error ? error.message : String(error)} `)
    return {}
  } finally {
    await servers.stop()
  }
}

function describeFigures(figures: Figures): string {
  return Object.entries(figures)
    .map(([name, value]) => `${name} ${format(value)}`)
    .join(' · ')
}
