import { join } from 'node:path'
import { NAMED } from '../wire/dialect.ts'
import type { Plan, PlanOptions } from './plan.ts'

/** Its defaults, with its database extension and the statements of its SQLite extension: saved after 2 s, 10 s at the latest. */
export function planHocuspocus({ port, folder }: PlanOptions): Plan {
  const file = join(import.meta.dirname, '../peers/hocuspocus.mjs')
  const args = [String(port), join(folder, 'documents.sqlite')]
  return { dialect: NAMED, program: { file, args, env: { NODE_ENV: 'production' } } }
}
