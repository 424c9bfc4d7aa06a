import { eq, or, sql } from 'drizzle-orm'
import type { PaceDb } from './client.ts'
import { applicants } from './schema.ts'

export type Contact = { name: string; phone: string | null; email: string | null }
export type Applicant = typeof applicants.$inferSelect

/**
 * The applicant behind these contact details: known by phone first, then by e-mail, else new. Locks the details until
 * the end of the transaction, so that two signals at once make one applicant.
 */
export async function findOrInsertApplicant(
  tx: PaceDb,
  contact: Contact,
  roles: string[],
): Promise<{ applicant: Applicant; isNew: boolean }> {
  const details = [contact.phone, contact.email?.toLowerCase()].filter((detail) => detail != null)
  for (const detail of details.toSorted()) {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`applicant:${detail}`}, 0))`,
    )
  }
  const known = details.length > 0 ? await findApplicant(tx, contact) : null
  if (known) return { applicant: await completeApplicant(tx, known, contact), isNew: false }
  const [applicant] = await tx
    .insert(applicants)
    .values({ ...contact, roles })
    .returning()
  if (!applicant) throw new Error('The applicant was not inserted.')
  return { applicant, isNew: true }
}

async function findApplicant(tx: PaceDb, { phone, email }: Contact): Promise<Applicant | null> {
  const [row] = await tx
    .select()
    .from(applicants)
    .where(
      or(
        phone ? eq(applicants.phone, phone) : undefined,
        email ? sql`lower(${applicants.email}) = lower(${email})` : undefined,
      ),
    )
    .orderBy(sql`(${applicants.phone} = ${phone}) desc nulls last`, applicants.createdAt)
    .limit(1)
  return row ?? null
}

/** Details that were not known yet are kept; known ones are not overwritten by whatever a form says. */
async function completeApplicant(
  tx: PaceDb,
  known: Applicant,
  contact: Contact,
): Promise<Applicant> {
  const missing = {
    ...(known.phone === null && contact.phone ? { phone: contact.phone } : {}),
    ...(known.email === null && contact.email ? { email: contact.email } : {}),
  }
  if (Object.keys(missing).length === 0) return known
  const [row] = await tx
    .update(applicants)
    .set(missing)
    .where(eq(applicants.id, known.id))
    .returning()
  return row ?? known
}
