import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { type Identity, normalOf } from '#domain/contact/identities.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { guessForms, spellForms } from '../query/guess-forms.ts'
import { askedForm, type Form, formOf, planSearch } from '../query/text-search.ts'
import { withinTime } from '../query/time-limit.ts'
import { contactIdentities, contacts } from '../schema.ts'
import type { NamedContact } from './find-by-text.ts'
import { inContactScope } from './scope.ts'

/** What has been typed of somebody so far, each as it was understood; a phone may be one of several. */
export type Entered = { phones: readonly string[]; emails: readonly string[]; name: string | null }
export type KnownContact = NamedContact & { because: Identity['kind'] }
/** Who it may be; `elsewhere`: somebody whom the asker may not see is reached by one of these, and that is all that is told. */
export type Known = { contacts: KnownContact[]; elsewhere: 'phone' | 'email' | null }

const MOST = 5
/** So many hold one phone or e-mail at most: a switchboard's. */
const MOST_HOLDERS = 40
/** A shorter beginning is many people's. */
const SHORTEST_NAME = 3

/** Contacts that a person who is typing may mean: by what they are reached by, then by a name, however and in whichever script it is spelled. */
export async function findKnown(db: PaceDb, scope: LeadScope, entered: Entered): Promise<Known> {
  const holders = await findHolders(db, entered)
  const seen = await showable(db, scope, [...holders.keys()])
  // Who has the phone before who has the e-mail, however lately something of them has changed.
  const reached = seen.toSorted((a, b) => rankOf(holders.get(a.id)) - rankOf(holders.get(b.id)))
  const hidden = [...holders].filter(([id]) => !reached.some((one) => one.id === id))
  const kinds = new Set(hidden.map(([, kind]) => kind))
  const named = await findNamed(db, scope, entered.name)
  const others = named.filter(({ id }) => !holders.has(id))
  const known = [
    ...reached.map((one) => ({ ...one, because: holders.get(one.id) ?? 'email' })),
    ...others.map((one) => ({ ...one, because: 'name' as const })),
  ]
  const elsewhere = kinds.has('phone') ? 'phone' : kinds.has('email') ? 'email' : null
  return { contacts: known.slice(0, MOST), elsewhere }
}

type Reach = 'phone' | 'email'

function rankOf(reach: Reach | undefined): number {
  return reach === 'phone' ? 0 : 1
}

/** Who is reached by one of these, by contact; a phone tells more than an e-mail. Whoever became another is not among them. */
export async function findHolders(
  db: PaceDb,
  { phones, emails }: Pick<Entered, 'phones' | 'emails'>,
): Promise<Map<string, Reach>> {
  const reach: (Identity & { kind: Reach })[] = [
    ...phones.map((value) => ({ kind: 'phone' as const, value })),
    ...emails.map((value) => ({ kind: 'email' as const, value })),
  ]
  if (reach.length === 0) return new Map()
  const { kind, normal, contactId } = contactIdentities
  const rows = await db
    .select({ id: contactId, kind })
    .from(contactIdentities)
    .innerJoin(contacts, and(eq(contacts.id, contactId), isNull(contacts.mergedInto)))
    .where(or(...reach.map((one) => and(eq(kind, one.kind), eq(normal, normalOf(one))))))
    .orderBy(sql`${kind} = 'phone' desc`, contactId)
    .limit(MOST_HOLDERS)
  const weakestFirst = rows.toReversed()
  return new Map(weakestFirst.map((row) => [row.id, row.kind === 'phone' ? 'phone' : 'email']))
}

async function showable(
  db: PaceDb,
  scope: LeadScope,
  ids: readonly string[],
): Promise<NamedContact[]> {
  if (ids.length === 0) return []
  const { id, name, nameAr, phone, email, updatedAt } = contacts
  return db
    .select({ id, name, nameAr, phone, email })
    .from(contacts)
    .where(and(inArray(id, [...ids]), inContactScope(scope)))
    .orderBy(desc(updatedAt), desc(id))
}

async function findNamed(
  db: PaceDb,
  scope: LeadScope,
  name: string | null,
): Promise<NamedContact[]> {
  if (name === null || name.length < SHORTEST_NAME) return []
  return withinTime(db, async (tx) => {
    const spelled = await byForms(tx, scope, [askedForm(name)])
    if (spelled.length >= MOST) return spelled
    const alike = await byForms(tx, scope, (await spellForms(tx, name)).map(formOf))
    const all = [...spelled, ...alike.filter(({ id }) => !spelled.some((one) => one.id === id))]
    if (all.length > 0) return all
    return byForms(tx, scope, (await guessForms(tx, name)).map(formOf))
  })
}

async function byForms(
  tx: PaceDb,
  scope: LeadScope,
  forms: readonly Form[],
): Promise<NamedContact[]> {
  const plan = await planSearch(tx, 'contact', forms)
  if (!plan) return []
  const { id, name, nameAr, phone, email, updatedAt } = contacts
  return tx
    .select({ id, name, nameAr, phone, email })
    .from(contacts)
    .where(and(inContactScope(scope), plan.matches))
    .orderBy(desc(updatedAt), desc(id))
    .limit(MOST)
}
