import type { PaceDb } from '#db/pace/client.ts'
import {
  findSessionTokens,
  saveSessionTokens,
  type SessionTokens,
} from '#db/pace/sessions/web-sessions.ts'
import { DomainError } from '#domain/errors.ts'
import type { Seal } from '#service/identity/seal.ts'
import type { OpenId, PersonTokens } from './openid.server.ts'

/** A token is renewed when it has less than this left: what it is passed to must still find it good. */
const MARGIN_MS = 30_000

type Options = {
  db: PaceDb
  openId: Pick<OpenId, 'refresh'>
  seal: Seal
  now: () => Date
  end: (sessionId: string, reason: 'refused') => Promise<void>
}

/** The access tokens behind web sessions, kept sealed in their rows and renewed when due. */
export function createSessionTokens({ db, openId, seal, now, end }: Options) {
  const renewals = new Map<string, Promise<string | null>>()

  /** One renewal at a time for each session in this process: twenty requests at once hold one connection. */
  function renewOnce(id: string): Promise<string | null> {
    const running = renewals.get(id)
    if (running) return running
    const renewal = renew(id).finally(() => renewals.delete(id))
    renewals.set(id, renewal)
    return renewal
  }

  /**
   * Waits on the row's lock for renewals in other processes, then looks again: a refresh token that is used twice ends
   * its whole family. That is why this one request is made inside a transaction.
   */
  async function renew(id: string): Promise<string | null> {
    return db.transaction(async (tx) => {
      const stored = await findSessionTokens(tx, id, { lock: true })
      const fresh = stored && freshToken(stored, seal, now())
      if (fresh) return fresh
      const refreshToken = stored && openRefresh(stored, seal)
      const granted = refreshToken && (await openId.refresh(refreshToken))
      if (!granted) return null
      await saveSessionTokens(tx, id, sealTokens(seal, granted))
      return granted.accessToken
    })
  }

  return {
    async accessTokenFor({ id }: { id: string }): Promise<string> {
      const stored = await findSessionTokens(db, id)
      if (!stored) throw ended()
      const token = freshToken(stored, seal, now()) ?? (await renewOnce(id))
      if (token) return token
      await end(id, 'refused')
      throw ended()
    },
    async refreshTokenOf(id: string): Promise<string | null> {
      const stored = await findSessionTokens(db, id)
      return stored && openRefresh(stored, seal)
    },
  }
}

export function sealTokens(seal: Seal, tokens: PersonTokens): SessionTokens {
  return {
    accessToken: seal.seal(tokens.accessToken),
    refreshToken: seal.seal(tokens.refreshToken),
    accessExpiresAt: tokens.accessExpiresAt.toISOString(),
  }
}

function freshToken(stored: SessionTokens, seal: Seal, now: Date): string | null {
  if (!stored.accessToken || !stored.accessExpiresAt) return null
  const left = Date.parse(stored.accessExpiresAt) - now.getTime()
  return left > MARGIN_MS ? seal.open(stored.accessToken) : null
}

function openRefresh({ refreshToken }: SessionTokens, seal: Seal): string | null {
  return refreshToken && seal.open(refreshToken)
}

function ended(): DomainError {
  return new DomainError('unauthenticated', 'Your session has ended. Sign in again.')
}
