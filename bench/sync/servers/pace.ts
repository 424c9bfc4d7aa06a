import { join } from 'node:path'
import { STOCK } from '../wire/dialect.ts'
import type { Plan, PlanOptions } from './plan.ts'

const MAIN = join(import.meta.dirname, '../../../sync-server/main.ts')

/** The process that `npm start` runs, with everything in it. */
export function planPace({ lab, port, env }: PlanOptions): Plan {
  if (!lab.pace) throw new Error('The lab was opened without a database.')
  const { database, authority } = lab.pace
  return {
    dialect: {
      ...STOCK,
      path: (document) => `/docs/${document}?token=${authority.token}`,
    },
    program: {
      file: MAIN,
      args: [],
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        LOG_LEVEL: 'error',
        SYNC_PORT: String(port),
        AUTH_URL: authority.url,
        PACE_DATABASE_URL: database.urlOf('pace_sync'),
        ...env,
      },
    },
  }
}
