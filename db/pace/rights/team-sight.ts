import { and, eq, ne } from 'drizzle-orm'
import type { SightOfTeam } from '#domain/access/sight.ts'
import { DomainError } from '#domain/errors.ts'
import { notifyAccessChanged } from '../access/access-changes.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import { people, teams } from '../schema.ts'
import { dropAccessTokensOf } from '../sessions/web-sessions.ts'
import { lockRights } from './lock.ts'
import type { ChangedBy } from './people-rights.ts'

type Change = { teamId: string; colleaguesSee: SightOfTeam; by: ChangedBy }

/** What a team's agents see of each other's leads. Holds from the commit on, in open sessions too; everybody stays signed in. */
export async function setTeamSight(
  db: PaceDb,
  { teamId, colleaguesSee, by }: Change,
): Promise<void> {
  await db.transaction(async (tx) => {
    await lockRights(tx)
    const changed = await tx
      .update(teams)
      .set({ colleaguesSee })
      .where(and(eq(teams.id, teamId), ne(teams.colleaguesSee, colleaguesSee)))
      .returning({ id: teams.id })
    if (changed.length === 0) return requireTeam(tx, teamId)
    // A trigger has given it to the team's people, with another version of their rights.
    const members = await tx.select({ id: people.id }).from(people).where(eq(people.teamId, teamId))
    for (const { id: personId } of members) {
      await dropAccessTokensOf(tx, personId)
      await notifyAccessChanged(tx, { personId })
    }
    await appendAudit(tx, {
      ...by,
      action: 'team.setSight',
      target: `team:${teamId}`,
      outcome: 'allowed',
      before: { colleaguesSee: colleaguesSee === 'whole' ? 'fair' : 'whole' },
      after: { colleaguesSee },
    })
  })
}

async function requireTeam(tx: PaceDb, id: string): Promise<void> {
  if ((await tx.$count(teams, eq(teams.id, id))) > 0) return
  throw new DomainError('notFound', 'There is no such team.')
}
