import { asc, eq, sql } from 'drizzle-orm'
import type { Effect, KnownPerson, PersonFacts } from '#domain/directory/effects.ts'
import { notifyAccessChanged } from '../access/access-changes.ts'
import { appendAudits } from '../audit/audit.ts'
import { chunksOf } from '../query/chunks.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents, type NewEntityEvent } from '../events/events.ts'
import { deleteOidcModelsOf } from '../clients/oidc-models.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { lockRights } from '../rights/lock.ts'
import { people } from '../schema.ts'
import { dropAccessTokensOf, endSessionsOf } from '../sessions/web-sessions.ts'

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
  await lockRights(tx)
  return tx
    .select(KNOWN)
    .from(people)
    .orderBy(asc(people.email), asc(people.id))
    .for('no key update')
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
  const joined = await insertPeople(tx, effects, applied)
  const changes = effects.filter(({ after, personId }) => after !== null && personId !== null)
  for (const own of Map.groupBy(changes, ({ personId }) => personId).values()) {
    await changePerson(tx, own, applied)
  }
  const done = effects.map((effect) => ({
    ...effect,
    personId: effect.personId ?? joined.get(effect.subject) ?? null,
  }))
  await record(
    tx,
    done.filter(({ after }) => after !== null),
    applied.by,
  )
  return done
}

/** Notes that the directory was asked about somebody, whatever it said: older answers are void from now on. */
export async function markChecked(tx: PaceDb, subject: string, at: string): Promise<void> {
  await tx
    .update(people)
    .set({ directoryCheckedAt: sql`greatest(${people.directoryCheckedAt}, ${at}::timestamptz)` })
    .where(eq(people.subject, subject))
}

/** The new ids by subject. */
async function insertPeople(
  tx: PaceDb,
  effects: readonly Effect[],
  { checkedAt }: Applied,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  const rows = effects.flatMap(({ kind, subject, after }) =>
    kind === 'join' && after ? [toRow(subject, after, checkedAt)] : [],
  )
  for (const chunk of chunksOf(rows)) {
    const made = await tx
      .insert(people)
      .values(chunk)
      .returning({ id: people.id, of: people.subject })
    for (const { id, of } of made) ids.set(of ?? '', id)
  }
  return ids
}

function toRow(
  subject: string,
  { email = '', name = '', role, teamId }: Partial<PersonFacts>,
  directoryCheckedAt: string,
) {
  return { subject, email, name, role, teamId, directoryCheckedAt }
}

/** All effects on one person are one change of their row. */
async function changePerson(
  tx: PaceDb,
  changes: readonly Effect[],
  { checkedAt, now }: Applied,
): Promise<void> {
  const id = changes[0]?.personId ?? ''
  const facts = mergedFacts(changes)
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
  if (!rights) return
  if (facts.status === 'suspended') await shut(tx, id, now)
  else await dropAccessTokensOf(tx, id)
  await notifyAccessChanged(tx, { personId: id })
}

function mergedFacts(changes: readonly Effect[]): Partial<PersonFacts> {
  return changes.reduce<Partial<PersonFacts>>((facts, { after }) => ({ ...facts, ...after }), {})
}

/** Sessions end at once; refresh families too, so that being let in again brings none of them back. */
async function shut(tx: PaceDb, personId: string, now: Date): Promise<void> {
  await endSessionsOf(tx, personId, now)
  await deleteOidcModelsOf(tx, personId)
}

/** Audit first, the log of events last: until the commit every other writer of it waits. */
async function record(tx: PaceDb, effects: readonly Effect[], by: ChangedBy): Promise<void> {
  for (const chunk of chunksOf(effects)) {
    await appendAudits(
      tx,
      chunk.map(({ kind, personId, before, after }) => ({
        ...by,
        action: `directory.${kind}`,
        target: `person:${personId}`,
        outcome: 'allowed',
        before,
        after,
      })),
    )
  }
  for (const chunk of chunksOf(effects)) {
    await appendEvents(
      tx,
      chunk.map((effect) => toEvent(effect, by)),
    )
  }
}

function toEvent({ personId, before, after }: Effect, { actor }: ChangedBy): NewEntityEvent {
  const key = personId ?? ''
  return { resource: 'person', key, old: before, new: after, actor, documentSeq: null }
}
