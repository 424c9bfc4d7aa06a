import { foldWords } from './fold-words.ts'
import type { ImportNoun } from './import.ts'

/** Columns of a known export, by what they are called there. */
export type Preset = { noun: ImportNoun; columns: Readonly<Record<string, string | null>> }

export const PRESETS = {
  followUpBossPeople: {
    noun: 'lead',
    columns: {
      ID: 'externalId',
      'First Name': 'firstName',
      'Last Name': 'lastName',
      Name: 'name',
      Stage: 'stage',
      'Lead Source': 'source',
      'Assigned To': 'ownerId',
      'Is Contacted': null,
      'Listing Price': null,
      Price: 'budgetMax',
      Tags: 'tags',
      'Email 1': 'email',
      'Email 2': 'otherEmail',
      'Phone 1': 'phone',
      'Phone 2': 'otherPhone',
      'Date Added': 'createdAt',
      'Last Activity': null,
      Notes: null,
      Background: null,
      City: null,
      'Property City': 'areas',
      'Property Type': 'propertyType',
      Bedrooms: 'bedrooms',
      'Deal Close Date': null,
    },
  },
  propertyFinderLeads: {
    noun: 'lead',
    columns: {
      'Lead ID': 'externalId',
      'Enquirer Name': 'name',
      'Enquirer Phone': 'phone',
      'Enquirer Email': 'email',
      'Client Name': 'name',
      'Client Phone': 'phone',
      'Client Email': 'email',
      Agent: 'ownerId',
      'Agent Name': 'ownerId',
      Status: 'stage',
      'Received At': 'createdAt',
      // By what somebody wrote, WhatsApp or a call: not where they come from.
      Channel: null,
      'Created At': 'createdAt',
      Category: 'intent',
      Location: 'areas',
      'Property Type': 'propertyType',
      Bedrooms: 'bedrooms',
      Price: 'budgetMax',
      Message: null,
      'Property Reference': null,
      Reference: null,
    },
  },
  propertyFinderListings: {
    noun: 'listing',
    columns: {
      Reference: 'externalId',
      'Reference Number': 'externalId',
      'Reference No.': 'externalId',
      'Title (English)': 'title',
      'Title (Arabic)': 'titleAr',
      Title: 'title',
      'Description (English)': 'description',
      'Description (Arabic)': 'descriptionAr',
      Developer: 'developer',
      Description: 'description',
      Status: 'status',
      State: 'status',
      'Offering Type': 'purpose',
      Category: 'purpose',
      'Property Type': 'propertyType',
      Location: 'area',
      Community: 'area',
      Tower: 'building',
      'Unit Number': 'unit',
      'Unit No.': 'unit',
      Floor: 'floor',
      Bedrooms: 'bedrooms',
      Bathrooms: 'bathrooms',
      Size: 'sizeSqft',
      'Size (sqft)': 'sizeSqft',
      'Size (sq. ft.)': 'sizeSqft',
      'Size (sq ft)': 'sizeSqft',
      Price: 'price',
      'Price (AED)': 'price',
      'Price Period': 'rentPeriod',
      Furnishing: 'furnishing',
      Parking: 'parking',
      'Permit Number': 'permitNumber',
      'Permit No.': 'permitNumber',
      'Available From': 'availableFrom',
      Amenities: 'amenities',
      'Assigned To': 'agentId',
      Agent: 'agentId',
      'Created At': 'createdAt',
    },
  },
} as const satisfies Record<string, Preset>
export type PresetName = keyof typeof PRESETS

/** The preset whose columns these headings are, where enough of them are. */
export function recognisePreset(noun: ImportNoun, headers: readonly string[]): PresetName | null {
  const called = new Set(headers.map(foldWords))
  const fits = Object.entries(PRESETS).map(([name, preset]) => {
    const known = Object.keys(preset.columns).filter((column) => called.has(foldWords(column)))
    return {
      name,
      noun: preset.noun,
      share: known.length / Math.max(1, headers.length),
      known: known.length,
    }
  })
  const [best] = fits
    .filter((fit) => fit.noun === noun && isEnough(fit))
    .toSorted((one, other) => other.known - one.known)
  return isPreset(best?.name) ? best.name : null
}

/** Most of the headings, or so many that nobody else would call theirs so: the systems write dozens that no record here has. */
function isEnough({ known, share }: { known: number; share: number }): boolean {
  return known >= 10 || (known >= 4 && share >= 0.6)
}

export function isPreset(name: string | undefined): name is PresetName {
  return name !== undefined && Object.hasOwn(PRESETS, name)
}

/** What a preset says of each column; columns that it does not know are guessed. Of two for one target the first has it. */
export function presetColumns(
  name: PresetName,
  headers: readonly string[],
  guessed: readonly (string | null)[],
): (string | null)[] {
  const known = new Map(
    Object.entries<string | null>(PRESETS[name].columns).map(([column, target]) => [
      foldWords(column),
      target,
    ]),
  )
  const taken = new Set<string>()
  const given = headers.map((header) => {
    const target = known.get(foldWords(header))
    if (!target || taken.has(target)) return null
    taken.add(target)
    return target
  })
  return headers.map((header, column) => {
    if (given[column]) return given[column]
    const guess = known.has(foldWords(header)) ? null : (guessed[column] ?? null)
    if (guess === null || taken.has(guess)) return null
    taken.add(guess)
    return guess
  })
}
