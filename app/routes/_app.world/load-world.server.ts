import { z } from 'zod'
import { type Actor, can } from '#domain/access/access.ts'
import { InstantSchema } from '#domain/calendar.ts'
import { PORTAL_WAYS } from '#domain/catalogue.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { findLastSequence } from '#db/pace/events/events.ts'
import { listDifferences } from '#db/pace/portals/differences.ts'
import { listUnmetWishes, UnmetCursorSchema } from '#db/pace/portals/unmet-wishes.ts'
import { teamScope } from '../../api/caller/scopes.ts'
import { decodeCursor, encodeCursor } from '../../http/page-cursor.ts'
import type { Asked } from './asked.ts'

const PAGE = 50
const CursorSchema = z.object({ at: InstantSchema, id: z.uuid() })

/** What differs, or what is still to be done, on the page behind `after`; and the place of the log from which changes are told. */
export async function loadWorld(db: PaceDb, actor: Actor, asked: Asked, after: string | undefined) {
  const since = await findLastSequence(db)
  const page =
    asked.show === 'unmet'
      ? { ...(await loadUnmet(db, actor, asked, after)), items: [] }
      : { ...(await loadDifferences(db, actor, asked, after)), unmet: [] }
  const { next, ...rows } = page
  const isAdmin = actor.kind === 'person' && actor.role === 'admin'
  return {
    ...rows,
    since,
    asked,
    hasTeams: isAdmin,
    isFirst: !after,
    next: next ? encodeCursor(next) : null,
  }
}

async function loadDifferences(
  db: PaceDb,
  actor: Actor,
  { portal, kind, cause, team }: Asked,
  after: string | undefined,
) {
  const cursor = after ? decodeCursor(CursorSchema, after) : undefined
  const { rows, next } = await listDifferences(
    db,
    teamScope(actor, 'listings:read'),
    { portal, kind, cause, teamId: team },
    { limit: PAGE, ...(cursor ? { after: cursor } : {}) },
  )
  const items = rows.map((row) => ({
    ...row,
    // A portal that pulls cannot be told anything.
    mayRepair:
      PORTAL_WAYS[row.portal] === 'sent' &&
      can(actor, 'publish', 'listing', { ownerId: row.agentId, teamId: row.teamId }),
  }))
  return { items, next }
}

async function loadUnmet(
  db: PaceDb,
  actor: Actor,
  { portal, team }: Asked,
  after: string | undefined,
) {
  const cursor = after ? decodeCursor(UnmetCursorSchema, after) : undefined
  const { rows, next } = await listUnmetWishes(
    db,
    teamScope(actor, 'listings:read'),
    { portal, teamId: team },
    { limit: PAGE, ...(cursor ? { after: cursor } : {}) },
  )
  return { unmet: rows, next }
}
