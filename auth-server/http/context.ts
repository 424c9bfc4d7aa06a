import { createHmac } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { appendAudit, type NewAuditEntry } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { clientAddress, NO_PROXIES, type Proxies } from '#service/http/client-address.ts'
import type { Logger } from '#service/log.ts'
import { createSeal, type Seal } from '#service/identity/seal.ts'
import { currentTrace } from '#service/trace.ts'
import type { Hono } from 'hono'
import { demoConfig } from '../demo-idp/demo-config.ts'
import type { OwnClient } from '../clients/own-clients.ts'
import {
  createIdentityProvider,
  type IdentityProvider,
  type IdentityProviderConfig,
} from '../google/google.ts'
import type { Limits } from './rate-limit.ts'
import type { SafeFetch } from '#service/outbound/safe-fetch.ts'

export type AuthServerOptions = {
  /** The issuer. The only address that ever appears in tokens and discovery. */
  authUrl: string
  appUrl: string
  port: number
  production: boolean
  secret: string
  ownClients: readonly OwnClient[]
  /** Null: the local identity provider with the demo people. */
  google: IdentityProviderConfig | null
  db: PaceDb
  /** Health and metrics. */
  routes?: Hono
  /** Proxies of ours in front, which are believed. */
  proxies?: Proxies
  limits?: Limits
  /** How client-id metadata documents are fetched. */
  fetchDocument?: SafeFetch
  log: Pick<Logger, 'info' | 'warn' | 'error'>
  now?: () => Date
}

export type Audit = (entry: NewAuditEntry) => Promise<void>

/** What the auth server's routes stand on. */
export type AuthContext = {
  issuer: string
  appUrl: string
  db: PaceDb
  identityProvider: IdentityProvider
  identityConfig: IdentityProviderConfig
  redirectUri: string
  /** The local identity provider stands in for Google: every page says so. */
  demo: boolean
  seals: { signingKeys: Seal }
  cookieKeys: string[]
  audit: Audit
  addressOf: (request: IncomingMessage) => string
  log: AuthServerOptions['log']
  now: () => Date
}

/** Throws when the local identity provider would stand open to others. */
export function buildContext(options: AuthServerOptions): AuthContext {
  const { authUrl, appUrl, db, log, secret, now = () => new Date() } = options
  const redirectUri = `${authUrl}/google/callback`
  const identityConfig = options.google ?? demoConfig(options)
  return {
    issuer: authUrl,
    appUrl,
    db,
    identityProvider: createIdentityProvider(identityConfig, redirectUri),
    identityConfig,
    redirectUri,
    demo: options.google === null,
    seals: { signingKeys: createSeal(secret, 'signing keys') },
    cookieKeys: [createHmac('sha256', secret).update('auth-server cookies').digest('base64url')],
    audit: (entry) => appendAudit(db, { traceId: currentTrace()?.traceId, ...entry }),
    addressOf: (request) => clientAddress(request, options.proxies ?? NO_PROXIES) ?? 'unknown',
    log,
    now,
  }
}
