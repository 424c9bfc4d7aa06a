import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const NOT_ASKED =
  /\.test\.tsx?$|\/testing\/|^db\/pace\/(seed|migrations)\/|^build\/|node_modules|^app\/components\/format\/phone\//
/** Languages know how currencies and units are called, and portals and readers how they are written: no house is taken for granted there. */
const DICTIONARIES = [
  'domain/text/money-words.ts',
  'domain/values/size.ts',
  'domain/spoken/arabic/spoken-forms.ts',
  'domain/values/reasons.ts',
  'assistcraft/tasks/entities/money/money.ts',
  'assistcraft/tasks/entities/money/unsaid-scale.ts',
  'assistcraft/tasks/entities/rooms.ts',
  'assistcraft/tasks/learnt/concepts.ts',
  'assistcraft/tasks/reading/owner.ts',
  'words/en/format.ts',
  'words/ar/format.ts',
  // How a call most likely ends is PACE's own list, which a house's dispositions are named beside.
  'words/en/call.ts',
  'app/components/format/format-size.ts',
  'app/portals/bayut-property.ts',
  'domain/import/presets.ts',
  'domain/listing/bayut-types.ts',
  'domain/reso/lookups.ts',
  'domain/website/json-ld.ts',
  'domain/portals/property-finder/amenities.ts',
  'domain/portals/property-finder/types.ts',
  // What one house's own settings are like, for who reads the description of the API.
  'app/api/examples/records.ts',
]

const sources = globSync(
  '{app,domain,db,sync-server,assistcraft,auth-server,live,service,bin,words}/**/*.{ts,tsx}',
  {
    cwd: ROOT,
  },
).filter((file) => !NOT_ASKED.test(file) && !DICTIONARIES.includes(file))

test.each([
  ['a zone', /Asia\/Dubai|\+04:00|timezone: \d/],
  ['a currency', /\bAED\b|currency: '[A-Z]{3}'/],
  ['a unit of size', /\bsq ft\b/],
  ['a country', /country: '[A-Z]{2}'/],
  ['a property type', /\b(?:hotelApartment|penthouse|townhouse)\b/],
  ['an amenity', /'(?:balcony|sharedPool|gym|maidsRoom|centralCooling|seaView)'/],
  ['a source', /'(?:walkIn|referral)'/],
  ['a reason or a disposition', /Budget too low|Wrong number|Not interested/],
])('no house is taken for granted: %s', (_, pattern) => {
  const found = sources.flatMap((file) =>
    readFileSync(join(ROOT, file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        pattern.test(line) ? [`${file}:${index + 1} ${line.trim()}`] : [],
      ),
  )
  expect(found).toEqual([])
})
