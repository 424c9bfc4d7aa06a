import { or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import type { PaceDb } from '../client.ts'
import {
  apiClients,
  arrivals,
  auditLog,
  calls,
  callSearch,
  contacts,
  contactSearch,
  files,
  fileSearch,
  leads,
  leadSearch,
  listings,
  listingSearch,
  people,
  properties,
  propertySearch,
  tasks,
  taskSearch,
  viewings,
} from '../schema.ts'
import { guessForms } from './guess-forms.ts'
import { withinTime } from './time-limit.ts'

export type SearchedNoun =
  | 'contact'
  | 'lead'
  | 'listing'
  | 'property'
  | 'call'
  | 'task'
  | 'file'
  | 'person'
  | 'client'
  | 'audit'
  | 'arrival'
  | 'taskOfLead'
  | 'viewingOfLead'
  | 'viewingOfListing'

/** Where `key` and `record` are one, the records hold their words themselves. */
type Searched = { entries: PgTable; text: PgColumn | SQL; key: PgColumn; record: PgColumn }

const LEADS = { entries: leadSearch, text: leadSearch.text, key: leadSearch.leadId }
const LISTINGS = {
  entries: listingSearch,
  text: listingSearch.text,
  key: listingSearch.listingId,
}
/** Where the words of a noun's records are. A call is found by its lead's too. */
const SEARCHED: Record<SearchedNoun, readonly Searched[]> = {
  contact: [
    {
      entries: contactSearch,
      text: contactSearch.text,
      key: contactSearch.contactId,
      record: contacts.id,
    },
  ],
  lead: [{ ...LEADS, record: leads.id }],
  listing: [{ ...LISTINGS, record: listings.id }],
  property: [
    {
      entries: propertySearch,
      text: propertySearch.text,
      key: propertySearch.propertyId,
      record: properties.id,
    },
  ],
  taskOfLead: [{ ...LEADS, record: tasks.leadId }],
  viewingOfLead: [{ ...LEADS, record: viewings.leadId }],
  viewingOfListing: [{ ...LISTINGS, record: viewings.listingId }],
  task: [{ entries: taskSearch, text: taskSearch.text, key: taskSearch.taskId, record: tasks.id }],
  file: [{ entries: fileSearch, text: fileSearch.text, key: fileSearch.fileId, record: files.id }],
  call: [
    { entries: callSearch, text: callSearch.text, key: callSearch.callId, record: calls.id },
    { ...LEADS, record: calls.leadId },
  ],
  person: [inItself(people, people.id, wordsOf(people.name, people.email))],
  client: [inItself(apiClients, apiClients.id, wordsOf(apiClients.name, apiClients.id))],
  arrival: [inItself(arrivals, arrivals.id, sql`${arrivals.words}`)],
  audit: [inItself(auditLog, auditLog.sequence, auditLog.words)],
}

function inItself(entries: PgTable, id: PgColumn, text: PgColumn | SQL): Searched {
  return { entries, text, key: id, record: id }
}

function wordsOf(one: PgColumn, other: PgColumn): SQL {
  return sql`(' ' || search_form(${one} || ' ' || ${other}))`
}

/** How many entries of a table hold the forms, for several nouns that are found by the same table. */
export type Counted = Map<PgTable, Promise<Held>>
/** How many entries do, as far as that is counted; and what share of a sample does. */
type Held = { count: number; share: number }

/** So many are looked up and then put in order; of more, the list is walked in its order until a page is full. */
const FEW = 3000
/** What more than one in fifty of some entries hold is common: its list in the index is long, and is not even opened. */
const SAMPLE = { rows: 2000, common: 40 }

/**
 * Reads records of a noun that hold the words of the text; without a text, any. A person may spell a name a letter differently
 * (`forgiving`), a program says what it means.
 */
export async function readByText<Found>(
  db: PaceDb,
  { noun, text, forgiving }: { noun: SearchedNoun; text: string | undefined; forgiving: boolean },
  read: (tx: PaceDb, matches: SQL | undefined) => Promise<Found>,
): Promise<Found> {
  if (text === undefined) return read(db, undefined)
  return withinTime(db, async (tx) =>
    read(tx, (await planText(tx, noun, text, forgiving))?.matches ?? sql`false`),
  )
}

/** How records that hold the words of the text are looked for, however they are spelled where `forgiving`; null where none does. */
export async function planText(
  tx: PaceDb,
  noun: SearchedNoun,
  text: string,
  forgiving: boolean,
): Promise<Plan | null> {
  const asked = await planSearch(tx, noun, [askedForm(text)])
  if (asked || !forgiving) return asked
  const guesses = await guessForms(tx, text)
  return planSearch(tx, noun, guesses.map(formOf))
}

/** A text in the form in which it is compared (`search_form`). */
export type Form = SQL<string>

/** The form of what somebody asks for. */
export function askedForm(text: string): Form {
  return sql<string>`search_asked(${text}::text)`
}

/** A text that is in this form already. */
export function formOf(form: string): Form {
  return sql<string>`${form}::text`
}

export type Plan = {
  matches: SQL
  /** The same for whoever wants all of them, however many: planned as a join, and not as a look at one row after the other. */
  all: SQL
  /** So few are found that they can be put in any order; of more, those come that are first in the list's own. */
  isFew: boolean
  /** What share of the noun's records matches, as a sample has it. */
  share: number
}

/** The condition that a record holds the words of one of the forms, or null where none does. How it is looked for depends on how many do. */
export async function planSearch(
  tx: PaceDb,
  noun: SearchedNoun,
  forms: readonly Form[],
  counted: Counted = new Map(),
): Promise<Plan | null> {
  if (forms.length === 0) return null
  const [own, ...others] = await Promise.all(
    SEARCHED[noun].map(async (source) => ({
      source,
      ...(await countOnce(tx, source, forms, counted)),
    })),
  )
  // What is common among leads says nothing of a call, and its calls could be far apart.
  const telling = others.filter(({ count }) => count <= FEW)
  const found = [own, ...telling].flatMap((one) => (one && one.count > 0 ? [one] : []))
  const matches = or(
    ...found.map(({ source, count }) =>
      count > FEW ? isOne(source, forms) : isOneOf(source, forms),
    ),
  )
  const all = or(...found.map(({ source }) => isAmong(source, forms)))
  if (!matches || !all) return null
  const share = found.reduce((sum, { share: part }) => sum + part, 0)
  return { matches, all, isFew: found.every(({ count }) => count <= FEW), share }
}

function countOnce(tx: PaceDb, source: Searched, forms: readonly Form[], counted: Counted) {
  const count = counted.get(source.entries) ?? countFew(tx, source, forms)
  counted.set(source.entries, count)
  return count
}

async function countFew(
  tx: PaceDb,
  { entries, text }: Searched,
  forms: readonly Form[],
): Promise<Held> {
  const [row] = await tx.execute<{ count: number; sampled: number }>(
    sql`with sample as materialized (select count(*)::int as held
      from (select ${text} as text from ${entries} limit ${SAMPLE.rows}) as sample where ${holds(sql`sample.text`, forms)})
    select held as sampled, case when held > ${SAMPLE.common} then ${FEW + 1}::int
      else (select count(*)::int from (select 1 from ${entries} where ${holds(text, forms)} limit ${FEW + 1}) as few)
    end as count from sample`,
  )
  return { count: row?.count ?? 0, share: (row?.sampled ?? 0) / SAMPLE.rows }
}

function isOneOf({ entries, text, key, record }: Searched, forms: readonly Form[]): SQL {
  if (key === record) return holds(text, forms)
  return sql`${record} = any(array(select ${key} from ${entries} where ${holds(text, forms)}))`
}

function isAmong({ entries, text, key, record }: Searched, forms: readonly Form[]): SQL {
  if (key === record) return holds(text, forms)
  return sql`${record} in (select ${key} from ${entries} where ${holds(text, forms)})`
}

/** `offset 0` keeps it a look at one row: as a join it would be planned for all of them. */
function isOne({ entries, text, key, record }: Searched, forms: readonly Form[]): SQL {
  if (key === record) return holds(text, forms)
  return sql`exists (select 1 from ${entries} where ${key} = ${record} and ${holds(text, forms)} offset 0)`
}

/** Every word of one of the forms stands in the column. The longest two can be looked up; the rest is compared. */
function holds(column: PgColumn | SQL, forms: readonly Form[]): SQL {
  const conditions = forms.map((form) => {
    const patterns = sql`search_form_patterns(${form})`
    return sql`(${column} like (${patterns})[1] and ${column} like coalesce((${patterns})[2], '%') and ${column} like all (${patterns}))`
  })
  return or(...conditions) ?? sql`false`
}

/** The condition that a colleague is called so. */
export function namesPerson(forms: readonly Form[]): SQL {
  return holds(wordsOf(people.name, people.email), forms)
}
