import type { PaceDb } from '#db/pace/client.ts'
import type { SettingsWatch } from '#db/pace/house/watch-settings.ts'
import { waitFor } from '#tests/support/wait-for.ts'
import { areas, listings, referenceValues } from '#db/pace/schema.ts'

type NewListing = typeof listings.$inferInsert

const AMENITIES = ['resoPool', 'resoGym', 'resoSauna']
const HAD = [['resoPool'], ['resoPool', 'resoGym'], [], ['resoGym', 'resoSauna'], ['resoPool']]
const STATUSES = ['available', 'available', 'underOffer', 'let', 'draft', 'withdrawn', 'sold']
const DAYS = ['2026-02-01', '2026-03-01', '2026-04-01', null]

type House = { db: PaceDb; deps: { settings: Pick<SettingsWatch, 'current'> } }

/** Twenty-one listings of many kinds in the order of their ids, and the lists that they are told by, once the app knows them. Gives their ids. */
export async function addHomes(
  { db, deps }: House,
  all: Partial<NewListing> = {},
): Promise<string[]> {
  await db
    .insert(areas)
    .values({ key: 'reso-marina', name: 'Marina', city: 'Somewhere' })
    .onConflictDoNothing()
  const labels = ['Pool', 'Gym', 'Sauna']
  const values = AMENITIES.map((key, at) => ({
    kind: 'amenity' as const,
    key,
    labels: { en: labels[at] ?? key, ar: labels[at] ?? key },
    position: 900 + at,
  }))
  await db.insert(referenceValues).values(values).onConflictDoNothing()
  const isKnown = (key: string) =>
    deps.settings.current().reference.amenity.some((value) => value.key === key)
  await waitFor(async () => AMENITIES.every(isKnown))
  const rows = Array.from({ length: 21 }, (_, n) => ({ ...home(n), ...all }))
  await db.insert(listings).values(rows)
  return rows.map(({ id }) => id)
}

function home(n: number): NewListing & { id: string } {
  const at = new Date(Date.UTC(2026, 0, 20 + n)).toISOString()
  return {
    id: `00000000-0000-4000-8000-0000000000${String(10 + n)}`,
    reference: `P-${9000 + n}`,
    status: STATUSES[n % STATUSES.length] ?? 'draft',
    title: `Home ${n}`,
    purpose: n % 3 === 0 ? 'rent' : 'sale',
    rentPeriod: n % 3 === 0 ? 'year' : null,
    propertyType: n % 4 === 0 ? 'office' : 'apartment',
    area: 'reso-marina',
    bedrooms: n % 5,
    bathrooms: 1 + (n % 3),
    sizeSqft: 500 + 50 * n,
    price: 1_000_000 + 250_000 * n,
    availableFrom: DAYS[n % DAYS.length] ?? null,
    petsAllowed: n % 3 === 1 ? null : n % 2 === 0,
    amenities: HAD[n % HAD.length] ?? [],
    createdAt: at,
    updatedAt: at,
  }
}
