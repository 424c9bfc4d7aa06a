import { and, eq, ne, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import type { PersonStatus, Role } from '#domain/access/person.ts'
import { notifyAccessChanged } from '../access/access-changes.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import { appendEvents } from '../events/events.ts'
import type { Person } from '../people/people.ts'
import { lockRights } from './lock.ts'
import { people } from '../schema.ts'
import { dropAccessTokensOf, endSessionsOf } from '../sessions/web-sessions.ts'

/** Who changes rights, as written into the audit: `person:<id>` or `service:<client>`, and through what. */
export type ChangedBy = { actor: string; via?: string; address?: string; traceId?: string }
type Rights = { status: PersonStatus; role: Role | null; teamId: string | null }
type Change = { personId: string; by: ChangedBy; now?: Date }

/** Ends every session, token and socket of a person and keeps them out. Nothing they made is touched. */
export async function suspendPerson(db: PaceDb, change: Change): Promise<Person> {
  return changeRights(db, change, 'person.suspend', { status: 'suspended' })
}

export async function restorePerson(db: PaceDb, change: Change): Promise<Person> {
  return changeRights(db, change, 'person.restore', { status: 'active' })
}

/** Takes effect on the person's next request and on their open sockets; they stay signed in. */
export async function setRole(
  db: PaceDb,
  { role, ...change }: Change & { role: Role },
): Promise<Person> {
  return changeRights(db, change, 'person.setRole', { role })
}

export async function setTeam(
  db: PaceDb,
  { teamId, ...change }: Change & { teamId: string | null },
): Promise<Person> {
  return changeRights(db, change, 'person.setTeam', { teamId })
}

/** One transaction: row, session version, sessions, audit, event, and the bell that rings at its commit. */
async function changeRights(
  db: PaceDb,
  { personId, by, now = new Date() }: Change,
  action: string,
  wanted: Partial<Rights>,
): Promise<Person> {
  return db.transaction(async (tx) => {
    await lockRights(tx)
    const before = await lockPerson(tx, personId)
    const diff = difference(before, wanted)
    if (!diff) return before
    await keepAnAdmin(tx, before, wanted)
    if (wanted.status === 'active') await requireOwnEmail(tx, before)
    const after = await updateRights(tx, before, wanted, now)
    if (after.status === 'suspended') await endSessionsOf(tx, personId, now)
    else await dropAccessTokensOf(tx, personId)
    await appendAudit(tx, {
      ...by,
      action,
      target: `person:${personId}`,
      outcome: 'allowed',
      ...diff,
    })
    await notifyAccessChanged(tx, { personId })
    await appendEvents(tx, [
      {
        resource: 'person',
        key: personId,
        old: diff.before,
        new: diff.after,
        actor: by.actor,
        documentSeq: null,
      },
    ])
    return after
  })
}

async function lockPerson(tx: PaceDb, id: string): Promise<Person> {
  const [row] = await tx.select().from(people).where(eq(people.id, id)).for('update')
  if (!row) throw new DomainError('notFound', 'There is no such person.')
  return row
}

/** The rights that change, before and after; null when they stand that way already. */
function difference(person: Person, wanted: Partial<Rights>) {
  const names = (['status', 'role', 'teamId'] as const).filter(
    (name) => wanted[name] !== undefined && wanted[name] !== person[name],
  )
  if (names.length === 0) return null
  const pick = (from: Partial<Rights>) =>
    Object.fromEntries(names.map((name) => [name, from[name] ?? null]))
  return { before: pick(person), after: pick(wanted) }
}

/** Admins' rows are locked, or two admins could suspend each other at the same instant. */
async function keepAnAdmin(tx: PaceDb, person: Person, wanted: Partial<Rights>): Promise<void> {
  const isAdmin = person.role === 'admin' && person.status === 'active'
  const staysAdmin = wanted.status !== 'suspended' && (wanted.role ?? 'admin') === 'admin'
  if (!isAdmin || staysAdmin) return
  const others = await tx
    .select({ id: people.id })
    .from(people)
    .where(and(eq(people.role, 'admin'), eq(people.status, 'active'), ne(people.id, person.id)))
    .for('update')
  if (others.length > 0) return
  throw new DomainError(
    'conflict',
    `${person.name} is the last active admin. Make somebody else an admin first.`,
    [],
    { key: 'lastAdmin', with: { name: person.name } },
  )
}

/** E-mails pass on to whoever comes after: two active people never share one. */
async function requireOwnEmail(tx: PaceDb, { name, email }: Person): Promise<void> {
  const [holder] = await tx
    .select({ name: people.name })
    .from(people)
    .where(and(eq(sql`lower(${people.email})`, email.toLowerCase()), eq(people.status, 'active')))
  if (!holder) return
  throw new DomainError(
    'conflict',
    `${name} cannot come back as ${email}: ${holder.name} has that e-mail now.`,
    [],
    { key: 'emailIsTaken', with: { name, email, holder: holder.name } },
  )
}

async function updateRights(
  tx: PaceDb,
  person: Person,
  wanted: Partial<Rights>,
  now: Date,
): Promise<Person> {
  const suspendedAt = { suspended: now.toISOString(), active: null }
  const [row] = await tx
    .update(people)
    .set({
      ...wanted,
      sessionVersion: sql`${people.sessionVersion} + 1`,
      // What somebody decides by hand is no longer the directory's to undo.
      ...(wanted.status
        ? { suspendedAt: suspendedAt[wanted.status], closedByDirectory: null }
        : {}),
    })
    .where(eq(people.id, person.id))
    .returning()
  if (!row) throw new DomainError('notFound', 'There is no such person.')
  return row
}
