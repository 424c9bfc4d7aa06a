import { join } from 'node:path'
import { STOCK } from '../wire/dialect.ts'
import type { Plan, PlanOptions } from './plan.ts'

/**
 * As it comes it forgets everything: it documents YPERSISTENCE and ignores it. Where a scenario is about what was stored, y-leveldb is
 * wired by hand, as the package itself did up to 2.x.
 */
export function planYWebsocket({ port, folder, stores = false }: PlanOptions): Plan {
  const file = join(import.meta.dirname, '../peers/y-websocket.mjs')
  const args = [String(port), ...(stores ? [folder] : [])]
  return { dialect: STOCK, program: { file, args, env: { NODE_ENV: 'production' } } }
}
