import { offeredSpan, offeredTimes } from '#domain/shortlist/offered-times.ts'
import { type ShownHome, ShownHomeSchema } from '#domain/shortlist/shown-home.ts'
import type { Language } from '#domain/language.ts'
import { toPublicListing } from '#domain/website/public-listing.ts'
import { dayOf } from '#domain/zone-time.ts'
import type { ShortlistRow } from '#db/pace/shortlists/make.ts'
import { findHost, type Host, listHomes, type OpenedHome } from '#db/pace/shortlists/open.ts'
import { listComingViewings } from '#db/pace/viewings/of-lead.ts'
import { findPlan } from '#db/pace/viewings/showings.ts'
import { findUnoffered } from '#db/pace/viewings/slot.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import type { Opened as OpenedLink } from '../customer-page/open-link.ts'
import { shortlistPath } from './page/address.ts'
import type { HomeOnPage } from './page/home-on-page.ts'
import type { ShortlistOnPage } from './page/shortlist-page.ts'

/** As many as one swipes through. */
const MOST_PHOTOS = 12

export type Opened = OpenedLink<ShortlistRow>
type Deps = Pick<ApiDeps, 'db' | 'settings'>
/** What was wrong with the last press, and of which home. */
export type Problem = { home: string; words: string }

/** The page as it is now: what is on the market, what was said of it, and when it could be shown. */
export async function loadPage(
  deps: Deps,
  { row, language, secret, now }: Opened,
  problem: Problem | null = null,
): Promise<ShortlistOnPage> {
  const { db, settings } = deps
  const { house } = settings.current()
  const [homes, host, coming] = await Promise.all([
    listHomes(db, row.id, dayOf(now.getTime(), house.zone)),
    findHost(db, row),
    listComingViewings(db, row.leadId, now.toISOString()),
  ])
  const onPage = await Promise.all(
    homes.map(async (home): Promise<HomeOnPage> => {
      const { id, status } = home.listing
      const shown = toShown(home, deps, shortlistPath(language, secret))
      const comingAt = coming[id] ?? null
      const isOffered = shown !== null && comingAt === null && host !== null
      return {
        id,
        title: titleOf(home, language),
        shown,
        isUnderOffer: status === 'underOffer',
        answer: home.answer,
        comingAt,
        times: isOffered ? await listTimes(deps, { row, host, home: id, now }) : [],
        problem: problem?.home === id ? problem.words : null,
      }
    }),
  )
  const { greeting, endsAt } = row
  return { secret, language, house: house.name, greeting, endsAt, host, homes: onPage }
}

type Wanted = { row: ShortlistRow; host: Host; home: string; now: Date }

/** When this home can be shown to this customer by whoever shows it. */
export async function listTimes(
  { db, settings }: Deps,
  { row, host, home, now }: Wanted,
): Promise<string[]> {
  const plan = await findPlan(db, home)
  const { from, until } = offeredSpan(now.getTime(), plan)
  const taken = await findUnoffered(db, {
    agentId: host.id,
    leadId: row.leadId,
    listingId: home,
    startsAt: new Date(from).toISOString(),
    endsAt: new Date(until).toISOString(),
  })
  return offeredTimes(now.getTime(), settings.current().house, taken, { plan })
}

/** What goes out of it: nothing that the schema does not name. Null for what may not be advertised now. */
function toShown(home: OpenedHome, { settings }: Deps, path: string): ShownHome | null {
  if (!home.isAdvertised) return null
  const { house, reference } = settings.current()
  const photos = home.photos
    .slice(0, MOST_PHOTOS)
    .map((photo) => ('file' in photo ? `${path}/photos/${photo.file}` : photo.url))
  const made = { currency: house.currency, reference }
  return ShownHomeSchema.parse(toPublicListing(home, made, { photos, floorPlans: [] }))
}

function titleOf({ listing: { title, titleAr, reference } }: OpenedHome, language: Language) {
  return (language === 'ar' ? titleAr || title : title || titleAr) || reference
}
