import { z } from 'zod'
import { parseEnv } from '#domain/parse-env.ts'
import { type OwnClient, OwnClientSchema } from './clients/own-clients.ts'
import { DIRECTORY_SHAPE, directoryFrom } from './directory/google/settings.ts'
import { isGuessable } from '#service/identity/guessable-secret.ts'
import { METRICS_TOKEN } from '#service/metrics-token.ts'
import { PROXY_SETTINGS, proxiesIn } from '#service/http/proxy-settings.ts'
import { port, withoutSlash } from '#service/settings.ts'

const address = z.url().optional().describe('http://localhost:3002')

const SHAPE = {
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  APP_PORT: port(3000),
  AUTH_PORT: port(3002),
  ...PROXY_SETTINGS,
  APP_URL: address,
  AUTH_URL: address,
  PACE_DATABASE_URL: z.string().min(1).describe('postgres://pace_auth:…@127.0.0.1:5432/pace'),
  SESSION_SECRET: z.string().min(32).describe('48 random bytes in hex'),
  PACE_CLIENTS: z
    .string()
    .transform(parseJson)
    .pipe(z.array(OwnClientSchema))
    .describe('[{"id":"pace-app","secret":"at least 32 random characters"}]'),
  METRICS_TOKEN,
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_HOSTED_DOMAIN: z.string().optional().describe('example.ae'),
  GOOGLE_ISSUER: z.url().default('https://accounts.google.com'),
  GOOGLE_AUTHORIZE_URL: z.url().default('https://accounts.google.com/o/oauth2/v2/auth'),
  GOOGLE_TOKEN_URL: z.url().default('https://oauth2.googleapis.com/token'),
  GOOGLE_JWKS_URL: z.url().default('https://www.googleapis.com/oauth2/v3/certs'),
  ...DIRECTORY_SHAPE,
}
export type AuthEnv = ReturnType<typeof readAuthEnv>

/** The auth server's settings. `google` is null where the local identity provider stands in, `directory` where there is none. */
export function readAuthEnv(source: Record<string, string | undefined> = process.env) {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GOOGLE_HOSTED_DOMAIN, ...env } = parseEnv(
    SHAPE,
    source,
  )
  if (env.NODE_ENV === 'production') refuseGuessable(env)
  const authUrl = withoutSlash(env.AUTH_URL ?? `http://localhost:${env.AUTH_PORT}`)
  return {
    production: env.NODE_ENV === 'production',
    logLevel: env.LOG_LEVEL,
    port: env.AUTH_PORT,
    proxies: proxiesIn(env),
    authUrl,
    appUrl: withoutSlash(env.APP_URL ?? `http://localhost:${env.APP_PORT}`),
    databaseUrl: env.PACE_DATABASE_URL,
    secret: env.SESSION_SECRET,
    metricsToken: env.METRICS_TOKEN,
    ownClients: env.PACE_CLIENTS,
    google: googleFrom(env, {
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
      hostedDomain: GOOGLE_HOSTED_DOMAIN,
    }),
    directory: directoryFrom(env),
  }
}

function refuseGuessable({
  SESSION_SECRET: secret,
  PACE_CLIENTS: clients,
}: {
  SESSION_SECRET: string
  PACE_CLIENTS: OwnClient[]
}): void {
  const named = [{ name: 'SESSION_SECRET', secret }].concat(
    clients.map(({ id, secret: own }) => ({ name: `PACE_CLIENTS: ${id}`, secret: own })),
  )
  const bad = named.find((one) => isGuessable(one.secret))
  if (!bad) return
  throw new Error(
    `The settings are not valid.\n  ${bad.name}: the secret can be guessed. Make one with: openssl rand -hex 32`,
  )
}

type GoogleAccess = Record<'clientId' | 'clientSecret' | 'hostedDomain', string | undefined>

/** All three or none: with a part missing, anybody with a Google account might come as far as admission. */
function googleFrom(
  endpoints: Record<
    'GOOGLE_ISSUER' | 'GOOGLE_AUTHORIZE_URL' | 'GOOGLE_TOKEN_URL' | 'GOOGLE_JWKS_URL',
    string
  >,
  { clientId, clientSecret, hostedDomain }: GoogleAccess,
) {
  if (!clientId && !clientSecret && !hostedDomain) return null
  if (!clientId || !clientSecret || !hostedDomain) {
    throw new Error(
      'The settings are not valid.\n  GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET and GOOGLE_HOSTED_DOMAIN are needed together. Example: GOOGLE_HOSTED_DOMAIN=example.ae',
    )
  }
  return {
    clientId,
    clientSecret,
    hostedDomain,
    issuer: endpoints.GOOGLE_ISSUER,
    authorizeUrl: endpoints.GOOGLE_AUTHORIZE_URL,
    tokenUrl: endpoints.GOOGLE_TOKEN_URL,
    jwksUrl: endpoints.GOOGLE_JWKS_URL,
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
