import { isLanguage, type Language, LANGUAGES } from '#domain/language.ts'
import { isUuid } from '#domain/uuid.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { LeadRecord } from '#db/pace/leads/records.ts'
import { findAsMatch, listMatchingListings } from '#db/pace/matching/for-lead.ts'
import { findNewMatch } from '#db/pace/matching/new-matches.ts'
import { listAdvertised } from '#db/pace/shortlists/make.ts'
import { listShortlists } from '#db/pace/shortlists/of-lead.ts'
import { listUnsuited } from '#db/pace/shortlists/unsuited.ts'
import { teamScope } from '../api/caller/scopes.ts'
import { findReach } from './send-shortlist.server.ts'
import type { PageDeps } from '../pages/context.server.ts'
import type { requirePerson } from '../pages/context.server.ts'

const MOST_MATCHES = 20
const MOST_UNSUITED = 50

type Who = Pick<ReturnType<typeof requirePerson>, 'db' | 'actor' | 'deps' | 'person'>

/** What fits a lead (`newsAt`: when something came that its owner has not looked at), what was sent, and what is not for it. `picked`: a listing that somebody came with, first of all. */
export async function loadOffered(
  { db, actor, deps, person }: Who,
  lead: LeadRecord,
  picked: string | null,
) {
  const scope = teamScope(actor, 'listings:read')
  const today = dayOf(Date.now(), deps.settings.current().house.zone)
  const [found, first, unsuited, shortlists, reach, newsAt] = await Promise.all([
    listMatchingListings(db, scope, lead, MOST_MATCHES),
    picked && isUuid(picked) ? findAsMatch(db, scope, lead, picked) : null,
    listUnsuited(db, scope, lead.id, MOST_UNSUITED),
    listShortlists(db, lead.id),
    findReach(db, lead.contactId),
    lead.ownerId === person.id ? findNewMatch(db, lead.id) : null,
  ])
  const matches = first ? [first, ...found.filter(({ id }) => id !== first.id)] : found
  const ids = matches.map(({ id }) => id)
  const advertised = await listAdvertised(db, { ids, scope, today })
  return { matches, advertised, picked: first?.id ?? null, unsuited, shortlists, reach, newsAt }
}

/** In which the customer reads, as far as it is one of ours. */
export function languageOf(
  theirs: string | null | undefined,
  { settings }: Pick<PageDeps, 'settings'>,
): Language {
  if (isLanguage(theirs)) return theirs
  return settings.current().house.languages[0] ?? LANGUAGES[0]
}
