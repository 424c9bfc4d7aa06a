import { type DatabaseRole, roleUrl } from '#db/roles.ts'
import { filesFolder, isDemo, type UpEnv } from '../home/env.ts'
import { SERVICE_CLIENTS, type Secrets, type ServiceClient } from '../home/secrets.ts'

export type ServiceName = 'auth-server' | 'sync-server' | 'assistcraft' | 'app'
export type ServiceSpec<Name extends ServiceName = ServiceName> = {
  name: Name
  port: number
  portVariable: string
  env: NodeJS.ProcessEnv
}
export type ServiceSpecs = { [Name in ServiceName]: ServiceSpec<Name> }
export type DatabasePlace = { serverUrl: string; name: string }
export type Databases = { pace: DatabasePlace; assistcraft: DatabasePlace }
export type Mode = 'start' | 'dev'
type Plan = { env: UpEnv; secrets: Secrets; databases: Databases; mode: Mode }

/** Handed on from the person's environment to every service. */
const PASSED_ON =
  /^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS|LOG_LEVEL|METRICS_TOKEN|TRUSTED_PROX(?:IES|Y_HEADER)|OTEL_.*|HTTPS?_PROXY|NO_PROXY)$/i
/** Handed on to the one service that reads it: no other process holds its secrets. */
const OWN: Record<ServiceName, RegExp> = {
  'auth-server': /^GOOGLE_(?!GENERATIVE_AI_)/,
  'sync-server': /^(REDIS_URL|SYNC_LIMIT_.*|FEED_DOORS|TRANSCRIBER_.*)$/,
  assistcraft: /^(GOOGLE_GENERATIVE_AI_|GEMINI_|OPENAI_COMPATIBLE_|MODEL_)/,
  app: /^PACE_(BAYUT|EVENTS|FILES|GOOGLE_CALENDAR|GRAPH|MAIL|PROPERTY_FINDER|SANDBOX|SMTP|VONAGE|WEBHOOKS)_|^TRANSCRIBER_/,
}

/** What each of the four processes is started with: its own database role, its own client, its own secrets. */
export function planServices(plan: Plan): ServiceSpecs {
  const { env, secrets } = plan
  const session = { SESSION_SECRET: env.SESSION_SECRET ?? secrets.session }
  return {
    'auth-server': {
      name: 'auth-server',
      port: env.AUTH_PORT,
      portVariable: 'AUTH_PORT',
      env: {
        ...common(plan, 'auth-server', 'pace-app'),
        ...session,
        PACE_DATABASE_URL: databaseUrl(plan, 'pace', 'pace_auth'),
        PACE_CLIENTS: JSON.stringify(
          SERVICE_CLIENTS.map((id) => ({ id, secret: secrets.clients[id] })),
        ),
      },
    },
    'sync-server': {
      name: 'sync-server',
      port: env.SYNC_PORT,
      portVariable: 'SYNC_PORT',
      env: {
        ...common(plan, 'sync-server'),
        PACE_DATABASE_URL: databaseUrl(plan, 'pace', 'pace_sync'),
      },
    },
    assistcraft: {
      name: 'assistcraft',
      port: env.ASSISTCRAFT_PORT,
      portVariable: 'ASSISTCRAFT_PORT',
      env: {
        ...common(plan, 'assistcraft', 'assistcraft'),
        ASSISTCRAFT_DATABASE_URL: databaseUrl(plan, 'assistcraft', 'assistcraft_app'),
      },
    },
    app: {
      name: 'app',
      port: env.APP_PORT,
      portVariable: 'APP_PORT',
      env: {
        ...common(plan, 'app', 'pace-app'),
        ...session,
        PACE_DATABASE_URL: databaseUrl(plan, 'pace', 'pace_app'),
        PACE_REPORTING_DATABASE_URL: databaseUrl(plan, 'pace', 'pace_reporting'),
        PACE_SQL_DATABASE_URL: databaseUrl(plan, 'pace', 'pace_sql'),
        PACE_FILES_FOLDER: filesFolder(env),
        // React and Remix take their fast paths from it; nothing else of the local run is production.
        NODE_ENV: plan.mode === 'dev' ? 'development' : 'production',
      },
    },
  }
}

function common(
  { env, secrets }: Plan,
  service: ServiceName,
  client?: ServiceClient,
): NodeJS.ProcessEnv {
  return {
    ...passedOn(env.inherited, service),
    ...publicAddresses(env),
    NODE_ENV: env.NODE_ENV,
    PACE_DEMO: isDemo(env) ? 'on' : 'off',
    PACE_HOME: env.PACE_HOME,
    APP_PORT: String(env.APP_PORT),
    SYNC_PORT: String(env.SYNC_PORT),
    AUTH_PORT: String(env.AUTH_PORT),
    ASSISTCRAFT_PORT: String(env.ASSISTCRAFT_PORT),
    ...(client && { AUTH_CLIENT_ID: client, AUTH_CLIENT_SECRET: secrets.clients[client] }),
  }
}

function passedOn(inherited: UpEnv['inherited'], service: ServiceName) {
  const kept = Object.entries(inherited).filter(
    ([name]) => PASSED_ON.test(name) || OWN[service].test(name),
  )
  return Object.fromEntries(kept)
}

export function publicAddresses(env: UpEnv) {
  return {
    APP_URL: env.APP_URL ?? `http://localhost:${env.APP_PORT}`,
    SYNC_URL: env.SYNC_URL ?? `http://localhost:${env.SYNC_PORT}`,
    AUTH_URL: env.AUTH_URL ?? `http://localhost:${env.AUTH_PORT}`,
    ASSISTCRAFT_URL: env.ASSISTCRAFT_URL ?? `http://localhost:${env.ASSISTCRAFT_PORT}`,
  }
}

function databaseUrl(
  { databases, secrets }: Plan,
  which: keyof Databases,
  role: DatabaseRole,
): string {
  const { serverUrl, name } = databases[which]
  return roleUrl(serverUrl, { role, password: secrets.roles[role], database: name })
}
