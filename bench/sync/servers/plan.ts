import type { Program } from '../process/server-process.ts'
import type { Dialect } from '../wire/dialect.ts'
import type { LaunchOptions } from './bench-server.ts'
import type { Lab } from './lab.ts'

/** How one kind of server is spoken to and run. `folder` is the launch's own and outlives a restart. */
export type Plan = {
  dialect: Dialect
  program: Pick<Program, 'file' | 'args' | 'env'>
}
export type PlanOptions = LaunchOptions & { lab: Lab; folder: string; port: number }
