import type { PaceDb } from '#db/pace/client.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { type PortalListing, readPortalListings } from '#db/pace/listings/portal-listings.ts'
import { listUnseen } from '#db/pace/portals/differences.ts'
import { listStandings } from '#db/pace/portals/published.ts'
import { type Compared, saveCompared, type Verdict } from '#db/pace/portals/save-compared.ts'
import type { Appearance } from '#domain/portals/drift.ts'
import { differencesFromReport, type Fed, type FeedReport } from '#domain/portals/feed-report.ts'
import { dayOf } from '#domain/zone-time.ts'
import { isComplete } from './bayut-feed.ts'
import { sayable } from './xml.ts'

export type ReportDeps = { db: PaceDb; settings: Pick<SettingsWatch, 'current'>; now: () => Date }

const PORTAL = 'bayut'
const SLICE = 200

/**
 * Holds a portal's report against what our feed says: first all that the feed tells of, page by page, then what the portal shows
 * although the feed does not. A complete report also ends what is neither in the feed nor shown any more.
 */
export async function compareReport(deps: ReportDeps, report: FeedReport): Promise<void> {
  const { db, settings, now } = deps
  const at = now().toISOString()
  // What was to be shown when the feed was read; a portal whose clock is ahead has read it by now.
  const readAt = Math.min(Date.parse(report.feedReadAt), Date.parse(at))
  const today = dayOf(readAt, settings.current().house.zone)
  const open = new Map(report.listings)
  const later = new Set<string>()
  const save = async (compared: readonly Compared[]) => {
    for (const { listingId, verdict } of compared)
      if (verdict.kind === 'later') later.add(listingId)
    await saveCompared(db, PORTAL, compared, at)
  }
  for await (const page of readPortalListings(db, PORTAL, today)) {
    for (const { listing } of page) open.delete(listing.reference)
    await save(page.map((one) => compared(one.listing.id, judge(one, report, today))))
  }
  for (const references of slicesOf([...open.keys()]))
    await save(await judgeStrays(db, references, report))
  if (report.complete) await endUnseen(db, at, later)
}

/** What is incomplete is left out of the feed, and so not to be shown. */
function judge(one: PortalListing, report: FeedReport, today: string): Verdict {
  if (one.state !== 'live') return { kind: 'later' }
  const { listing } = one
  const appearance = { ...appearanceOf(one), isLive: isComplete(one, today) }
  return verdictOf(
    { reference: listing.reference, appearance, changedAt: listing.updatedAt },
    report,
  )
}

async function judgeStrays(
  db: PaceDb,
  references: readonly string[],
  report: FeedReport,
): Promise<Compared[]> {
  const standings = await listStandings(db, PORTAL, references)
  return standings.map(({ listingId, reference, changedAt, state }) => {
    // On its way out: nobody can say yet that it should have gone.
    const isWaiting = state !== null && state !== 'removed' && state !== 'live'
    const fed = { reference, appearance: HIDDEN, changedAt }
    return compared(listingId, isWaiting ? { kind: 'later' } : verdictOf(fed, report))
  })
}

async function endUnseen(db: PaceDb, at: string, later: ReadonlySet<string>): Promise<void> {
  let after: string | null = null
  for (;;) {
    const unseen: string[] = await listUnseen(db, PORTAL, { before: at, after, limit: SLICE })
    const ended = unseen.filter((id) => !later.has(id))
    await saveCompared(
      db,
      PORTAL,
      ended.map((id) => compared(id, { kind: 'compared', differences: [] })),
      at,
    )
    after = unseen.at(-1) ?? null
    if (unseen.length < SLICE) return
  }
}

function verdictOf(fed: Fed, report: FeedReport): Verdict {
  const differences = differencesFromReport(fed, report)
  return differences ? { kind: 'compared', differences } : { kind: 'later' }
}

function compared(listingId: string, verdict: Verdict): Compared {
  return { listingId, comparedAt: null, verdict }
}

const HIDDEN: Appearance = {
  isLive: false,
  price: null,
  title: {},
  description: {},
  photos: 0,
  permit: null,
}

/** As its feed says it. */
function appearanceOf({ listing, photos }: PortalListing): Appearance {
  const { price, title, titleAr, description, descriptionAr, permitNumber } = listing
  return {
    isLive: true,
    price: price === null ? null : String(price),
    title: inLanguages(title, titleAr),
    description: inLanguages(description, descriptionAr),
    photos: photos.length,
    permit: permitNumber,
  }
}

function inLanguages(en: string | null, ar: string | null): Record<string, string> {
  return {
    ...(en ? { en: sayable(en) } : {}),
    ...(ar ? { ar: sayable(ar) } : {}),
  }
}

function* slicesOf(references: readonly string[]): Generator<string[]> {
  for (let at = 0; at < references.length; at += SLICE) yield references.slice(at, at + SLICE)
}
