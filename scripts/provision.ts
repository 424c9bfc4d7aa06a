import { z } from 'zod'
import { provision } from '#db/provision.ts'
import { parseEnv } from '#domain/parse-env.ts'

/** For servers of one's own: creates roles and databases on them and migrates. Run it before every new version's services. */
const PasswordSchema = z.string().min(16).describe('$(openssl rand -hex 24)')

const env = parseEnv(
  {
    PACE_SERVER_URL: z.url().describe('postgres://postgres:…@pace-db:5432/postgres'),
    ASSISTCRAFT_SERVER_URL: z.url().describe('postgres://postgres:…@assistcraft-db:5432/postgres'),
    PACE_MIGRATOR_PASSWORD: PasswordSchema,
    PACE_APP_PASSWORD: PasswordSchema,
    PACE_SYNC_PASSWORD: PasswordSchema,
    PACE_AUTH_PASSWORD: PasswordSchema,
    PACE_REPORTING_PASSWORD: PasswordSchema,
    PACE_SQL_PASSWORD: PasswordSchema,
    ASSISTCRAFT_MIGRATOR_PASSWORD: PasswordSchema,
    ASSISTCRAFT_APP_PASSWORD: PasswordSchema,
  },
  process.env,
)

await provision({
  paceServerUrl: env.PACE_SERVER_URL,
  assistcraftServerUrl: env.ASSISTCRAFT_SERVER_URL,
  passwords: {
    pace_migrator: env.PACE_MIGRATOR_PASSWORD,
    pace_app: env.PACE_APP_PASSWORD,
    pace_sync: env.PACE_SYNC_PASSWORD,
    pace_auth: env.PACE_AUTH_PASSWORD,
    pace_reporting: env.PACE_REPORTING_PASSWORD,
    pace_sql: env.PACE_SQL_PASSWORD,
    assistcraft_migrator: env.ASSISTCRAFT_MIGRATOR_PASSWORD,
    assistcraft_app: env.ASSISTCRAFT_APP_PASSWORD,
  },
})
console.log('Both databases are ready.')
