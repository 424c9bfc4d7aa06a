import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readAppEnv } from '#app/env.server.ts'
import { readAssistcraftEnv } from '#assistcraft/env.ts'
import { readAuthEnv } from '#auth/env.ts'
import { readSyncEnv } from '#sync/env.ts'

const ROOT = join(import.meta.dirname, '../..')
const SECRET = randomBytes(32).toString('hex')
const PACE_DATABASE_URL = 'postgres://role:x@127.0.0.1/pace'
const clients = (secret: string) => JSON.stringify([{ id: 'pace-app', secret }])

const READERS = {
  'auth-server': readAuthEnv,
  app: readAppEnv,
  'sync-server': readSyncEnv,
  assistcraft: readAssistcraftEnv,
}
const GOOD: Record<keyof typeof READERS, Record<string, string>> = {
  'auth-server': { PACE_DATABASE_URL, SESSION_SECRET: SECRET, PACE_CLIENTS: clients(SECRET) },
  app: {
    PACE_DATABASE_URL,
    PACE_REPORTING_DATABASE_URL: PACE_DATABASE_URL,
    PACE_SQL_DATABASE_URL: PACE_DATABASE_URL,
    SESSION_SECRET: SECRET,
    AUTH_CLIENT_SECRET: SECRET,
  },
  'sync-server': { PACE_DATABASE_URL },
  assistcraft: {
    ASSISTCRAFT_DATABASE_URL: PACE_DATABASE_URL,
    AUTH_CLIENT_ID: 'assistcraft',
    AUTH_CLIENT_SECRET: SECRET,
  },
}

test.each(Object.keys(READERS) as (keyof typeof READERS)[])(
  '[bar 33] %s starts with all of its secrets and with none of them missing',
  (service) => {
    const read = READERS[service]
    expect(() => read(GOOD[service])).not.toThrow()
    for (const name of Object.keys(GOOD[service])) {
      if (name === 'AUTH_CLIENT_ID') continue
      expect(() => read({ ...GOOD[service], [name]: '' }), name).toThrow(
        new RegExp(`${name}: is missing`),
      )
    }
  },
)

test.each([
  ['auth-server', 'SESSION_SECRET', 'short'],
  ['auth-server', 'PACE_CLIENTS', clients('short')],
  ['app', 'SESSION_SECRET', 'short'],
  ['assistcraft', 'AUTH_CLIENT_SECRET', 'short'],
] as const)('[bar 33] %s does not start with a short %s', (service, name, value) => {
  expect(() => READERS[service]({ ...GOOD[service], [name]: value })).toThrow(new RegExp(name))
})

test.each([
  ['SESSION_SECRET', 's'.repeat(48)],
  ['SESSION_SECRET', 'change-me-change-me-change-me-change-me'],
  ['SESSION_SECRET', 'this is the default of the documentation'],
  ['PACE_CLIENTS', clients('0123456789012345678901234567890123 example')],
])(
  '[bar 33] in production the issuer does not start with a %s that can be guessed',
  (name, value) => {
    const production = { ...GOOD['auth-server'], NODE_ENV: 'production' }
    expect(() => readAuthEnv(production)).not.toThrow()
    expect(() => readAuthEnv({ ...production, [name]: value })).toThrow(/can be guessed/)
  },
)

/** What a secret looks like where it has no business to be. */
const LOOKS_SECRET = {
  'a private key':
    /-----BEGIN (EC |RSA |OPENSSH |ENCRYPTED )?PRIVATE KEY-----\s*\n?[A-Za-z0-9+/=]{20}/,
  'a private JWK': /"d"\s*:\s*"[A-Za-z0-9_-]{40,}"/,
  'a Google key': /\bAIza[0-9A-Za-z_-]{35}\b/,
  'a Google client secret': /\bGOCSPX-[0-9A-Za-z_-]{20,}/,
  'a token': /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{20,}\.[A-Za-z0-9_-]{40,}/,
  'an API key': /\b(sk|ghp|xox[bp])[-_][A-Za-z0-9]{32,}\b/,
}

test('[bar 33] the repository holds no secret, and its examples name none', () => {
  const files = execFileSync('git', ['ls-files', '-z'], { cwd: ROOT, encoding: 'utf8' })
    .split('\0')
    .filter((file) =>
      /\.(ts|tsx|mjs|cjs|js|json|ya?ml|md|sql|example|sh|toml)$|Dockerfile|\.env/.test(file),
    )
  expect(files.length).toBeGreaterThan(300)
  for (const file of files) {
    const text = readFileSync(join(ROOT, file), 'utf8')
    for (const [what, pattern] of Object.entries(LOOKS_SECRET)) {
      expect(pattern.test(text), `${file} holds ${what}`).toBe(false)
    }
  }
  const example = readFileSync(join(ROOT, 'deploy/env.example'), 'utf8')
  expect(example.match(/^\w*(SECRET|PASSWORD|KEY)\w*=.+$/gm)).toBeNull()
})
