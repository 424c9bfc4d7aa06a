import { LRUCache } from 'lru-cache'
import type postgres from 'postgres'
import type { Credential } from '#domain/access/credential-status.ts'
import { type AccessChange, listenAccessChanges } from './access-changes.ts'
import type { PaceDb } from '../client.ts'
import { judgeCredentials } from './credential-status.ts'

export type CredentialWatch = {
  /** Whether what lets a request in still holds, as of the last bell and never older than two seconds. */
  holds: (credential: Credential) => Promise<boolean>
  /** Calls `ended`, once, when it no longer holds: for what stays open after its request. Gives the way to stop. */
  follow: (credential: Credential, ended: () => void) => () => void
  stop: () => Promise<void>
}
type Options = {
  db: PaceDb
  sql: postgres.Sql
  onError: (error: unknown) => void
  everyMs?: number
  now?: () => number
}
type Followed = { credential: Credential; ended: () => void }

const EVERY_MS = 5_000
/** A bell that is lost costs this much, and no more. */
const FRESH_MS = 2_000
const MAX_KEPT = 10_000

/** Who still may go on: told by Postgres at once, asked for every few seconds should a bell be lost. */
export async function watchCredentials(options: Options): Promise<CredentialWatch> {
  const { db, sql, onError, everyMs = EVERY_MS, now = () => performance.now() } = options
  const followed = new Set<Followed>()
  const kept = new LRUCache<string, Promise<boolean>>({
    max: MAX_KEPT,
    ttl: FRESH_MS,
    ttlResolution: 0,
    perf: { now },
  })
  let running = Promise.resolve()

  function check(concerns: (credential: Credential) => boolean): void {
    running = running.then(() => endFallen(db, followed, concerns)).catch(onError)
  }

  function holds(credential: Credential): Promise<boolean> {
    const key = JSON.stringify(credential)
    const known = kept.get(key)
    if (known) return known
    const answer = judgeCredentials(db, [credential]).then(([held = false]) => held)
    kept.set(key, answer)
    // A failed look-up is not an answer.
    answer.catch(() => kept.delete(key))
    return answer
  }

  const unlisten = await listenAccessChanges(
    sql,
    (change) => {
      kept.clear()
      check((credential) => isAbout(credential, change))
    },
    () => {
      kept.clear()
      check(() => true)
    },
  )
  const timer = setInterval(() => check(() => true), everyMs).unref()
  return {
    holds,
    follow(credential, ended) {
      const one = { credential, ended }
      followed.add(one)
      // What fell between the request's check and this line is found at once.
      check((other) => other === credential)
      return () => void followed.delete(one)
    },
    async stop() {
      clearInterval(timer)
      // Without a connection there is nothing left to unlisten.
      await Promise.allSettled([unlisten(), running])
    },
  }
}

async function endFallen(
  db: PaceDb,
  followed: Set<Followed>,
  concerns: (credential: Credential) => boolean,
): Promise<void> {
  const open = [...followed].filter(({ credential }) => concerns(credential))
  if (open.length === 0) return
  const held = await judgeCredentials(
    db,
    open.map(({ credential }) => credential),
  )
  for (const [index, one] of open.entries()) {
    if (!held[index] && followed.delete(one)) one.ended()
  }
}

function isAbout(credential: Credential, change: AccessChange): boolean {
  if ('personId' in change) return credential.personId === change.personId
  if ('sessionId' in change) return credential.sessionId === change.sessionId
  return credential.clientId === change.clientId
}
