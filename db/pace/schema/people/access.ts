import { sql } from 'drizzle-orm'
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { SESSION_ENDS } from '#domain/access/credential-status.ts'
import { bytea, createdAt, id, instant } from '../../../columns.ts'
import { people } from './people.ts'

/** Signed-in browsers. The cookie's value is stored only as its SHA-256; tokens are encrypted with the session secret. */
export const webSessions = pgTable(
  'web_sessions',
  {
    id: id(),
    secretHash: text('secret_hash').notNull().unique(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    accessToken: bytea('access_token'),
    refreshToken: bytea('refresh_token'),
    accessExpiresAt: instant('access_expires_at'),
    userAgent: text('user_agent'),
    address: text('address'),
    createdAt: createdAt(),
    lastSeenAt: instant('last_seen_at')
      .notNull()
      .default(sql`now()`),
    expiresAt: instant('expires_at').notNull(),
    endedAt: instant('ended_at'),
    /** Said on the page that asks to sign in again. */
    endReason: text('end_reason', { enum: SESSION_ENDS }),
  },
  (t) => [
    index('web_sessions_person').on(t.personId),
    index('web_sessions_ended').on(t.endedAt),
    index('web_sessions_expiry').on(t.expiresAt),
  ],
)

/** Single-use tickets for sockets: 128 bit, 30 s, for one document from one origin. Stored as SHA-256. */
export const socketTickets = pgTable(
  'socket_tickets',
  {
    ticketHash: text('ticket_hash').primaryKey(),
    sessionId: uuid('session_id')
      .notNull()
      .references(() => webSessions.id, { onDelete: 'cascade' }),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    document: text('document').notNull(),
    origin: text('origin').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [index('socket_tickets_expiry').on(t.expiresAt)],
)

/** Machine clients. Two secrets may be valid while one is being replaced. */
export const apiClients = pgTable('api_clients', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  scopes: text('scopes').array().notNull(),
  secretHash: text('secret_hash').notNull(),
  previousSecretHash: text('previous_secret_hash'),
  /** One of PACE's own services; not listed among the clients. */
  internal: boolean('internal').notNull().default(false),
  createdBy: text('created_by').notNull(),
  createdAt: createdAt(),
  lastUsedAt: instant('last_used_at'),
  revokedAt: instant('revoked_at'),
})

/** Keys of outside feeds in their addresses (Bayut pulls its XML with one); stored as SHA-256. */
export const feedKeys = pgTable('feed_keys', {
  id: id(),
  portal: text('portal').notNull(),
  keyHash: text('key_hash').notNull().unique(),
  createdAt: createdAt(),
  revokedAt: instant('revoked_at'),
})

/** Secret addresses at which calendars read somebody's viewings; the secret is stored as SHA-256. Of each person one holds at a time. */
export const calendarFeeds = pgTable(
  'calendar_feeds',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    keyHash: text('key_hash').notNull().unique(),
    createdAt: createdAt(),
    readAt: instant('read_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('calendar_feeds_of_person')
      .on(t.personId)
      .where(sql`revoked_at is null`),
  ],
)

/** Insert-only for every service's login role. */
export const auditLog = pgTable(
  'audit_log',
  {
    sequence: bigserial('sequence', { mode: 'number' }).primaryKey(),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
    actor: text('actor').notNull(),
    via: text('via'),
    action: text('action').notNull(),
    target: text('target'),
    outcome: text('outcome', { enum: ['allowed', 'denied', 'failed'] }).notNull(),
    before: jsonb('before'),
    after: jsonb('after'),
    address: text('address'),
    traceId: text('trace_id'),
    /** What a text finds it by; nobody changes an entry, so that it needs no table beside it. */
    words: text('words').generatedAlwaysAs(sql`search_text(actor, via, action, target)`),
  },
  (t) => [
    index('audit_log_at').on(t.at, t.sequence),
    index('audit_log_outcome').on(t.outcome, t.at, t.sequence),
    index('audit_log_actor').on(t.actor, t.at, t.sequence),
    // A request that was refused may be of any length; more of it than a filter asks for fits no index.
    index('audit_log_action').on(sql`left(${t.action}, 80)`, t.at, t.sequence),
    index('audit_log_target').on(sql`left(${t.target}, 80)`, t.at, t.sequence),
    index('audit_log_via').on(t.via, t.at, t.sequence),
    index('audit_log_address').on(t.address),
    index('audit_log_trace').on(t.traceId),
    index('audit_log_words').using('gin', sql`${t.words} gin_trgm_ops`),
  ],
)

/** Storage of the OpenID provider (`oidc-provider`'s adapter interface). */
export const oidcModels = pgTable(
  'oidc_models',
  {
    model: text('model').notNull(),
    id: text('id').notNull(),
    payload: jsonb('payload').notNull(),
    grantId: text('grant_id'),
    uid: text('uid'),
    userCode: text('user_code'),
    expiresAt: instant('expires_at'),
    consumedAt: instant('consumed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.model, t.id] }),
    index('oidc_models_grant').on(t.grantId),
    index('oidc_models_uid').on(t.model, t.uid),
    index('oidc_models_account').on(sql`(${t.payload}->>'accountId')`),
    index('oidc_models_expiry').on(t.expiresAt),
  ],
)

/** The issuer's signing keys, private part encrypted with the auth server's secret. */
export const signingKeys = pgTable('signing_keys', {
  kid: text('kid').primaryKey(),
  algorithm: text('algorithm').notNull(),
  encryptedJwk: bytea('encrypted_jwk').notNull(),
  createdAt: createdAt(),
  /** Published at once, it signs from here on: verifiers have it by then. */
  signsFrom: instant('signs_from')
    .notNull()
    .default(sql`now()`),
  retiredAt: instant('retired_at'),
})

/** Half-done sign-ins at the identity provider: state → what must match when the browser comes back. */
export const signIns = pgTable('sign_ins', {
  state: text('state').primaryKey(),
  interactionUid: text('interaction_uid').notNull(),
  nonce: text('nonce').notNull(),
  codeVerifier: text('code_verifier').notNull(),
  browserHash: text('browser_hash').notNull(),
  expiresAt: instant('expires_at').notNull(),
})

/** Who may act for whom on one call: Assistcraft for the call's agent, until wrap-up. */
export const callDelegations = pgTable(
  'call_delegations',
  {
    id: id(),
    callId: text('call_id').notNull(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    clientId: text('client_id').notNull(),
    createdAt: createdAt(),
    lastIssuedAt: instant('last_issued_at')
      .notNull()
      .default(sql`now()`),
    issued: integer('issued').notNull().default(0),
  },
  (t) => [index('call_delegations_call').on(t.callId)],
)

/**
 * SQL that people ran, what became of it, and under whose rights: a run is the ticket by which the database knows who asks, as long as it
 * has not ended (see the migration).
 */
export const sqlRuns = pgTable(
  'sql_runs',
  {
    id: id(),
    personId: uuid('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role').notNull(),
    teamId: uuid('team_id'),
    statement: text('statement').notNull(),
    /** Null while it runs. */
    outcome: text('outcome', { enum: ['answered', 'refused', 'failed'] }),
    reason: text('reason'),
    rowCount: integer('row_count'),
    durationMs: integer('duration_ms'),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index('sql_runs_person').on(t.personId, t.at)],
)

/** Questions that people asked of the data, with the plan that answered them. */
export const questions = pgTable(
  'questions',
  {
    id: id(),
    personId: uuid('person_id').references(() => people.id),
    clientId: text('client_id'),
    question: text('question').notNull(),
    plan: jsonb('plan'),
    outcome: text('outcome').notNull(),
    rowCount: integer('row_count'),
    durationMs: integer('duration_ms'),
    at: instant('at')
      .notNull()
      .default(sql`now()`),
  },
  (t) => [index('questions_person').on(t.personId, t.at)],
)
