import { asc, eq, sql } from 'drizzle-orm'
import type { Effect, KnownPerson, PersonFacts } from '#domain/directory/effects.ts'
import { groupBy } from '#domain/group-by.ts'
import { notifyAccessChanged } from './access-changes.ts'
import { appendAudit } from './audit.ts'
import type { PaceDb } from './client.ts'
import { appendEvents, type NewEntityEvent } from './events.ts'
import { deleteOidcModelsOf } from './oidc-models.ts'
import type { ChangedBy } from './people-rights.ts'
import { people } from './schema.ts'
import { dropAccessTokensOf, endSessionsOf } from './web-sessions.ts'

const KNOWN = {
  id: people.id,
  subject: people.subject,
  email: people.email,
  name: people.name,
  role: people.role,
  teamId: people.teamId,
  status: people.status,
  closedByDirectory: people.closedByDirectory,
  directoryCheckedAt: people.directoryCheckedAt,
}

export async function listKnownPeople(db: PaceDb): Promise<KnownPerson[]> {
  return db.select(KNOWN).from(people).orderBy(asc(people.email), asc(people.id))
}

/** Everybody, and until the commit nobody else plans from the directory or changes their rights. */
export async function lockKnownPeople(tx: PaceDb): Promise<KnownPerson[]> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('directory people', 0))`)
  return tx.select(KNOWN).from(people).orderBy(asc(people.email), asc(people.id)).for('update')
}

type Applied = { by: ChangedBy; checkedAt: string; now: Date }

/**
 * Makes people as the effects say, within the caller's transaction: rows, session versions, sessions and refresh families, audit,
 * events, and the bell. Returns the effects with the ids of those who joined.
 */
export async function applyEffects(
  tx: PaceDb,
  effects: readonly Effect[],
  applied: Applied,
): Promise<Effect[]> {
  const done: Effect[] = []
  const events: NewEntityEvent[] = []
  for (const own of groupBy(effects, ({ subject }) => subject).values()) {
    const changes = own.filter(({ after }) => after !== null)
    const personId = await applyToPerson(tx, changes, applied)
    for (const effect of own) done.push({ ...effect, personId: personId ?? effect.personId })
    for (const { kind, before, after } of changes) {
      const target = `person:${personId}`
      const action = `directory.${kind}`
      await appendAudit(tx, { ...applied.by, action, target, outcome: 'allowed', before, after })
      events.push(toEvent({ personId: personId ?? '', before, after, by: applied.by }))
    }
  }
  await appendEvents(tx, events)
  return done
}

/** Notes that the directory was asked about somebody, whatever it said: older answers are void from now on. */
export async function markChecked(tx: PaceDb, subject: string, at: string): Promise<void> {
  await tx
    .update(people)
    .set({ directoryCheckedAt: sql`greatest(${people.directoryCheckedAt}, ${at}::timestamptz)` })
    .where(eq(people.subject, subject))
}

async function applyToPerson(
  tx: PaceDb,
  changes: readonly Effect[],
  { checkedAt, now }: Applied,
): Promise<string | null> {
  const [first] = changes
  if (!first) return null
  const facts = Object.assign({}, ...changes.map(({ after }) => after)) as Partial<PersonFacts>
  if (!first.personId) return insertPerson(tx, first.subject, facts, checkedAt)
  const id = first.personId
  const rights = 'status' in facts || 'role' in facts || 'teamId' in facts
  await tx
    .update(people)
    .set({
      ...facts,
      directoryCheckedAt: checkedAt,
      ...(rights ? { sessionVersion: sql`${people.sessionVersion} + 1` } : {}),
      ...(facts.status
        ? { suspendedAt: facts.status === 'suspended' ? now.toISOString() : null }
        : {}),
    })
    .where(eq(people.id, id))
  if (!rights) return id
  if (facts.status === 'suspended') await shut(tx, id, now)
  else await dropAccessTokensOf(tx, id)
  await notifyAccessChanged(tx, { personId: id })
  return id
}

async function insertPerson(
  tx: PaceDb,
  subject: string,
  { email = '', name = '', role, teamId }: Partial<PersonFacts>,
  directoryCheckedAt: string,
): Promise<string | null> {
  const [row] = await tx
    .insert(people)
    .values({ subject, email, name, role, teamId, directoryCheckedAt })
    .returning({ id: people.id })
  return row?.id ?? null
}

/** Sessions end at once; refresh families too, so that being let in again brings none of them back. */
async function shut(tx: PaceDb, personId: string, now: Date): Promise<void> {
  await endSessionsOf(tx, personId, now)
  await deleteOidcModelsOf(tx, personId)
}

type Changed = Pick<Effect, 'before' | 'after'> & { personId: string; by: ChangedBy }

function toEvent({ personId, before, after, by }: Changed): NewEntityEvent {
  return {
    resource: 'person',
    key: personId,
    old: before,
    new: after,
    actor: by.actor,
    documentSeq: null,
  }
}
