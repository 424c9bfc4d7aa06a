import { sql } from 'drizzle-orm'
import type { SearchHit } from '#domain/search/hit.ts'
import { type Candidate, rankHits } from '#domain/search/rank.ts'
import type { PaceDb } from '../client.ts'
import type { LeadScope } from '../leads/records.ts'
import { guessForms, spellForms } from '../query/guess-forms.ts'
import { askedForm, type Counted, type Form, formOf } from '../query/text-search.ts'
import { withinTime } from '../query/time-limit.ts'
import { findCalls, findLeads, findListings } from './find-documents.ts'
import { findContacts, findProperties } from './find-lasting.ts'
import { findFiles, findPeople, findTasks, findViewings } from './find-rows.ts'
import type { Found, Search } from './placing.ts'

const FINDERS: readonly ((tx: PaceDb, search: Search) => Promise<Found[]>)[] = [
  findLeads,
  findContacts,
  findListings,
  findProperties,
  findCalls,
  findViewings,
  findTasks,
  findFiles,
  findPeople,
]

type Asker = {
  scope: LeadScope
  /** Whose own records come first. */
  personId?: string
}

/**
 * What a text finds among everything that the asker may open, at most `limit` of each kind, the best first. Names are found in their
 * other spellings where the page is not full without them, and a letter wrong where nothing is found at all.
 */
export async function searchRecords(
  db: PaceDb,
  scope: LeadScope,
  text: string,
  limit: number,
  personId?: string,
): Promise<SearchHit[]> {
  const asker = { scope, personId: scope === 'all' ? personId : scope.personId }
  return withinTime(db, async (tx) => {
    const [asked, spelled] = await Promise.all([
      tx.execute<{ form: string }>(sql`select search_asked(${text}::text) as form`),
      findAll(tx, asker, [askedForm(text)]),
    ])
    const found = await addSpellings(tx, asker, { text, limit, spelled })
    return rankHits(found, { form: asked[0]?.form ?? '', limit, now: new Date() })
  })
}

type Asked = { text: string; limit: number; spelled: Found[] }

async function addSpellings(tx: PaceDb, asker: Asker, { text, limit, spelled }: Asked) {
  const candidates = spelled.map((hit) => ({ ...hit, isSpelled: true }))
  if (spelled.length >= limit) return candidates
  const alike = await findForms(tx, asker, await spellForms(tx, text))
  const all = [...candidates, ...alike.filter((hit) => !spelled.some((one) => isSame(one, hit)))]
  return all.length > 0 ? all : findForms(tx, asker, await guessForms(tx, text))
}

async function findForms(tx: PaceDb, asker: Asker, forms: readonly string[]): Promise<Candidate[]> {
  if (forms.length === 0) return []
  const found = await findAll(tx, asker, forms.map(formOf))
  return found.map((hit) => ({ ...hit, isSpelled: false }))
}

/** Every kind at once; tables whose words serve several kinds are counted once. */
async function findAll(tx: PaceDb, asker: Asker, forms: readonly Form[]): Promise<Found[]> {
  const counted: Counted = new Map()
  const found = await Promise.all(FINDERS.map((find) => find(tx, { ...asker, forms, counted })))
  return found.flat()
}

function isSame(one: Found, other: Found): boolean {
  return one.kind === other.kind && one.id === other.id
}
