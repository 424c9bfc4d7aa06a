import { join } from 'node:path'
import { STOCK } from '../wire/dialect.ts'
import type { Plan, PlanOptions } from './plan.ts'

/** What Node and `ws` can do at best with one frame for each edit and client: rooms, and nothing that knows of documents. */
export function planRelay({ port, folder, stores = false }: PlanOptions): Plan {
  const args = [String(port), ...(stores ? [folder] : [])]
  const file = join(import.meta.dirname, 'relay-process.ts')
  return { dialect: STOCK, program: { file, args, env: { NODE_ENV: 'production' } } }
}
