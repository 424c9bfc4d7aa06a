import type { PaceDb } from '#db/pace/client.ts'
import { applyEffects, lockKnownPeople, markChecked } from '#db/pace/directory/people.ts'
import { finishRun, insertRun } from '#db/pace/directory/runs.ts'
import { listTeams } from '#db/pace/people/teams.ts'
import { planSync } from '#domain/directory/plan.ts'
import { readOneUser, type ReadUsers } from './read-snapshot.ts'
import { report, toSkip } from './report.ts'
import { resolveTeams } from './resolve-teams.ts'
import type { DirectoryContext } from './sync.ts'
import type { SyncResult } from './report.ts'

const BY = { actor: 'service:directory', via: 'push' }

/**
 * Makes one person as the directory says now. A notification is only a hint: nothing in it is believed, so that a repeated,
 * late or reordered one does no more than ask again.
 */
export async function followUser(context: DirectoryContext, id: string): Promise<void> {
  const { google, rules, pace, now, log } = context
  const at = now().toISOString()
  const found = await readOneUser(google, rules, id)
  const result = await pace.db.transaction((tx) => apply(tx, context, { id, at, found }))
  if (result.effects.length > 0) report(log, result)
}

type Asked = { id: string; at: string; found: ReadUsers | null }

async function apply(
  tx: PaceDb,
  { rules, now }: DirectoryContext,
  { id, at, found }: Asked,
): Promise<SyncResult> {
  const people = await lockKnownPeople(tx)
  const teams = resolveTeams(await listTeams(tx), rules)
  const gone = new Set(found ? [] : [id])
  const snapshot = { at, users: found?.users ?? [], gone }
  const plan = planSync({ snapshot, people, teams, rules })
  const wanted = [...plan.effects, ...(found?.unreadable ?? []).map(toSkip)]
  const effects = await applyEffects(tx, wanted, { by: BY, checkedAt: at, now: now() })
  const readable = found?.unreadable.length !== 1
  if (readable) await markChecked(tx, id, at)
  const result = { outcome: 'done' as const, users: 1, effects }
  if (effects.length === 0) return result
  const runId = await insertRun(tx, { trigger: 'push', forced: false, startedAt: at })
  await finishRun(tx, runId, { ...result, now: now() })
  return result
}
