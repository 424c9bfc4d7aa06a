import { mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { findFreePort } from '#scripts/free-port.ts'
import { ServerProcess } from '../process/server-process.ts'
import type { BenchServer, LaunchOptions, ServerName } from './bench-server.ts'
import { planHocuspocus } from './hocuspocus.ts'
import type { Lab } from './lab.ts'
import { planPace } from './pace.ts'
import type { Plan, PlanOptions } from './plan.ts'
import { planRelay } from './relay.ts'
import { planYWebsocket } from './y-websocket.ts'

const PLANS = {
  pace: planPace,
  'y-websocket': planYWebsocket,
  hocuspocus: planHocuspocus,
  relay: planRelay,
} satisfies Record<ServerName, (options: PlanOptions) => Plan>

/** It is ended with the lab. */
export async function launchServer(
  lab: Lab,
  name: ServerName,
  options: LaunchOptions = {},
): Promise<BenchServer> {
  const folder = mkdtempSync(join(lab.folder, `${name}-`))
  mkdirSync(join(folder, 'stored'))
  const plans: Plan[] = []
  const nodes: ServerProcess[] = []
  for (let index = 0; index < (options.nodes ?? 1); index += 1) {
    const port = await findFreePort()
    const plan = PLANS[name]({ ...options, lab, folder: join(folder, 'stored'), port })
    const logFile = join(folder, `${index}.log`)
    const { profileFolder } = lab
    const pinned = (options.nodes ?? 1) === 1
    nodes.push(new ServerProcess({ ...plan.program, port, logFile, pinned, profileFolder }))
    plans.push(plan)
  }
  const [plan] = plans
  if (!plan) throw new Error('A server needs a node.')
  await lab.add(() => endAll(nodes))
  for (const node of nodes) await node.start()
  return { name, dialect: plan.dialect, nodes }
}

async function endAll(nodes: readonly ServerProcess[]): Promise<void> {
  await Promise.all(nodes.map((node) => node.end()))
}
