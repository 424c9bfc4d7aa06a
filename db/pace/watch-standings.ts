import type postgres from 'postgres'
import type { Standing } from '#domain/standing.ts'
import { type AccessChange, listenAccessChanges } from './access-changes.ts'
import type { PaceDb } from './client.ts'
import { judgeStandings } from './standings.ts'

export type StandingWatch = {
  /** Whether what lets a request in still holds, as of the last bell and never older than two seconds. */
  holds: (standing: Standing) => Promise<boolean>
  /** Calls `ended`, once, when it no longer holds: for what stays open after its request. Gives the way to stop. */
  follow: (standing: Standing, ended: () => void) => () => void
  stop: () => Promise<void>
}
type Options = {
  db: PaceDb
  sql: postgres.Sql
  onError: (error: unknown) => void
  everyMs?: number
  now?: () => number
}
type Followed = { standing: Standing; ended: () => void }
type Kept = { answer: Promise<boolean>; until: number }

const EVERY_MS = 5_000
/** A bell that is lost costs this much, and no more. */
const FRESH_MS = 2_000
const MAX_KEPT = 10_000

/** Who still may go on: told by Postgres at once, asked for every few seconds should a bell be lost. */
export async function watchStandings(options: Options): Promise<StandingWatch> {
  const { db, sql, onError, everyMs = EVERY_MS, now = Date.now } = options
  const followed = new Set<Followed>()
  const kept = new Map<string, Kept>()
  let running = Promise.resolve()

  function check(concerns: (standing: Standing) => boolean): void {
    running = running.then(() => endFallen(db, followed, concerns)).catch(onError)
  }

  function holds(standing: Standing): Promise<boolean> {
    const key = JSON.stringify(standing)
    const known = kept.get(key)
    if (known && known.until > now()) return known.answer
    if (kept.size >= MAX_KEPT) kept.clear()
    const answer = judgeStandings(db, [standing]).then(([held = false]) => held)
    kept.set(key, { answer, until: now() + FRESH_MS })
    // A failed look-up is not an answer.
    answer.catch(() => kept.delete(key))
    return answer
  }

  const unlisten = await listenAccessChanges(
    sql,
    (change) => {
      kept.clear()
      check((standing) => isAbout(standing, change))
    },
    () => {
      kept.clear()
      check(() => true)
    },
  )
  const timer = setInterval(() => check(() => true), everyMs).unref()
  return {
    holds,
    follow(standing, ended) {
      const one = { standing, ended }
      followed.add(one)
      // What fell between the request's check and this line is found at once.
      check((other) => other === standing)
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
  concerns: (standing: Standing) => boolean,
): Promise<void> {
  const open = [...followed].filter(({ standing }) => concerns(standing))
  if (open.length === 0) return
  const held = await judgeStandings(
    db,
    open.map(({ standing }) => standing),
  )
  for (const [index, one] of open.entries()) {
    if (!held[index] && followed.delete(one)) one.ended()
  }
}

function isAbout(standing: Standing, change: AccessChange): boolean {
  if ('personId' in change) return standing.personId === change.personId
  if ('sessionId' in change) return standing.sessionId === change.sessionId
  return standing.clientId === change.clientId
}
