import { appendAudit, type NewAuditEntry } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { type ActivePerson, touchPerson } from '#db/pace/people/people.ts'
import {
  endWebSession,
  findSessionEnd,
  findWebSession,
  insertWebSession,
  listWebSessions,
  type NewWebSession,
  touchWebSession,
} from '#db/pace/sessions/web-sessions.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import { DomainError } from '#domain/errors.ts'
import {
  SESSION_ABSOLUTE_MS,
  SESSION_IDLE_MS,
  type SessionEnd,
} from '#domain/access/credential-status.ts'
import { VIA_PAGES } from '#service/identity/actor.ts'
import { createSeal, type Seal } from '#service/identity/seal.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import { currentTrace } from '#service/trace.ts'
import { createSessionCookies, readCookie, type SessionCookies } from './cookies.server.ts'
import type { OpenId, PersonTokens } from './openid.server.ts'
import { createSessionTokens, sealTokens } from './session-tokens.server.ts'
import { createSignInCookies, type SignInCookies } from './sign-in-cookies.server.ts'
import type { Sessions, WebSession } from './web-session.server.ts'

/** A session's last use is noted this often; the idle time-out is that exact. */
const TOUCH_MS = 60_000

type SessionsOptions = {
  db: PaceDb
  openId: OpenId
  appUrl: string
  /** SESSION_SECRET. */
  secret: string
  now?: () => Date
}
export type Circumstances = { userAgent: string | null; address: string | null }
/** `Sessions`, with what only the sign-in routes use. */
export type SessionStore = Sessions & {
  cookies: SessionCookies
  signIns: SignInCookies
  /** Starts a session for who has just signed in; gives the Set-Cookie header. */
  create(tokens: PersonTokens, circumstances: Circumstances): Promise<string>
  audit(entry: NewAuditEntry): Promise<void>
}

/**
 * Server-side sessions: the browser holds an unguessable value, everything else is in web_sessions. They end after 12
 * hours unused, after 7 days in any case, and at once with sign-out, suspension or an admin's word.
 */
export function createSessions(options: SessionsOptions): SessionStore {
  const { db, openId, appUrl, secret, now = () => new Date() } = options
  const cookies = createSessionCookies(appUrl, secret)
  const seal = createSeal(secret, 'web session tokens')
  const audit = (entry: NewAuditEntry) =>
    appendAudit(db, { traceId: currentTrace()?.traceId, ...entry })

  const limits = () => ({
    now: now(),
    seenSince: new Date(now().getTime() - SESSION_IDLE_MS),
  })

  async function find(request: Request): Promise<WebSession | null> {
    const value = await readCookie(cookies.session, request)
    if (!value) return null
    const found = await findWebSession(db, hashSecret(value), limits())
    if (!found) return null
    if (now().getTime() - Date.parse(found.lastSeenAt) >= TOUCH_MS) {
      await touchWebSession(db, found.id, now())
      await touchPerson(db, found.person.id, now())
    }
    return toWebSession(found.id, found.person)
  }

  async function end(id: string, reason: SessionEnd, by?: ChangedBy): Promise<void> {
    const refreshToken = await tokens.refreshTokenOf(id)
    const ended = await db.transaction((tx) => endWebSession(tx, id, { now: now(), reason }))
    if (!ended) return
    const person = `person:${ended.personId}`
    await audit({
      ...(by ?? { actor: person, via: VIA_PAGES }),
      action: 'session.end',
      target: `session:${id}`,
      outcome: 'allowed',
      before: { person },
      after: { reason },
    })
    // The row decides; telling the auth server only frees its own storage.
    if (refreshToken) await openId.revoke(refreshToken).catch(() => undefined)
  }

  const tokens = createSessionTokens({ db, openId, seal, now, end })

  return {
    cookies,
    signIns: createSignInCookies(appUrl, secret),
    audit,
    find,
    end,
    async whyEnded(request) {
      const value = await readCookie(cookies.session, request)
      return value ? findSessionEnd(db, hashSecret(value), now()) : null
    },
    list: (personId) => listWebSessions(db, personId, limits()),
    accessTokenFor: tokens.accessTokenFor,
    async require(request) {
      const session = await find(request)
      if (session) return session
      throw new DomainError('unauthenticated', 'Your session has ended. Sign in again.')
    },
    create: (granted, circumstances) =>
      startSession({ db, cookies, seal, audit, now: now() }, { granted, circumstances }),
  }
}

type Starting = { db: PaceDb; cookies: SessionCookies; seal: Seal; now: Date } & Pick<
  SessionStore,
  'audit'
>

async function startSession(
  { db, cookies, seal, audit, now }: Starting,
  { granted, circumstances }: { granted: PersonTokens; circumstances: Circumstances },
): Promise<string> {
  const value = createSecret()
  const row = newSession(granted, { value, seal, now })
  await insertWebSession(db, { ...row, ...circumstances })
  await touchPerson(db, row.personId, now)
  const target = `session:${row.id}`
  const by = { actor: `person:${row.personId}`, via: VIA_PAGES, address: circumstances.address }
  await audit({ ...by, action: 'session.start', target, outcome: 'allowed' })
  return cookies.session.serialize(value, { expires: new Date(row.expiresAt) })
}

function newSession(
  granted: PersonTokens,
  { value, seal, now }: { value: string; seal: Seal; now: Date },
) {
  return {
    id: granted.sessionId,
    secretHash: hashSecret(value),
    personId: granted.personId,
    ...sealTokens(seal, granted),
    createdAt: now.toISOString(),
    lastSeenAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + SESSION_ABSOLUTE_MS).toISOString(),
  } satisfies NewWebSession
}

function toWebSession(id: string, person: ActivePerson): WebSession {
  const { name, email, role, teamId, seesTeam, language } = person
  return {
    id,
    person: { id: person.id, name, email, role, teamId, language },
    actor: { kind: 'person', id: person.id, role, teamId, seesTeam },
    sessionVersion: person.sessionVersion,
  }
}
