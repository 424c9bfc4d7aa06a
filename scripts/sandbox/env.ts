import { resolve } from 'node:path'
import { z } from 'zod'
import { parseEnv } from '#domain/parse-env.ts'
import { PROXY_SETTINGS, proxiesIn } from '#service/http/proxy-settings.ts'
import { port, withoutSlash } from '#service/settings.ts'

const number = (usual: number) => z.coerce.number().positive().default(usual).describe(`${usual}`)

const SHAPE = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SANDBOX_PORT: port(3004),
  /** Sandboxes with their records on disk; the embedded Postgres too, where no server is named. */
  SANDBOX_HOME: z.string().min(1).default('./.pace/sandboxes').describe('/var/lib/pace/sandboxes'),
  /** What the house's app shows before it may make and remove sandboxes. */
  SANDBOX_KEY: z.string().min(32).describe('$(openssl rand -hex 32)'),
  /** Each by a name of its own, the star is which one. Without it each listens on a port of this machine. */
  SANDBOX_URL: z
    .url({ protocol: /^https?$/ })
    .regex(/^https?:\/\/\*\./, 'has no star in its first place')
    .optional()
    .describe('https://*.sandbox.example.ae'),
  /** A server of the sandboxes' own, never the house's. Without it one is brought along. */
  SANDBOX_SERVER_URL: z.url().optional().describe('postgres://postgres:…@sandbox-db:5432/postgres'),
  ...PROXY_SETTINGS,
  SANDBOX_LIMIT_COUNT: number(20),
  SANDBOX_LIMIT_EACH: number(3),
  SANDBOX_LIMIT_AWAKE: number(3),
  SANDBOX_LIMIT_MEGABYTES: number(256),
  SANDBOX_IDLE_MINUTES: number(10),
  SANDBOX_KEPT_DAYS: number(30),
}
export type SandboxEnv = ReturnType<typeof readSandboxEnv>

/** The settings of the host of sandboxes, and what of the environment its processes are started with. */
export function readSandboxEnv(source: NodeJS.ProcessEnv, root: string) {
  const env = parseEnv(SHAPE, source)
  return {
    production: env.NODE_ENV === 'production',
    logLevel: env.LOG_LEVEL,
    port: env.SANDBOX_PORT,
    home: resolve(root, env.SANDBOX_HOME),
    key: env.SANDBOX_KEY,
    url: env.SANDBOX_URL ? withoutSlash(env.SANDBOX_URL) : null,
    serverUrl: env.SANDBOX_SERVER_URL ?? null,
    proxies: proxiesIn(env),
    limits: {
      count: env.SANDBOX_LIMIT_COUNT,
      each: env.SANDBOX_LIMIT_EACH,
      awake: env.SANDBOX_LIMIT_AWAKE,
      bytes: env.SANDBOX_LIMIT_MEGABYTES * 1024 * 1024,
      idleMs: env.SANDBOX_IDLE_MINUTES * 60_000,
      keptMs: env.SANDBOX_KEPT_DAYS * 86_400_000,
    },
    inherited: Object.fromEntries(Object.entries(source).filter(([name]) => PASSED_ON.test(name))),
  }
}

/** Nothing of the house's is among it: no address, no secret, no database. */
const PASSED_ON =
  /^(PATH|HOME|LANG|LC_.*|TZ|TMPDIR|NODE_OPTIONS|NODE_COMPILE_CACHE|NODE_EXTRA_CA_CERTS)$/i
