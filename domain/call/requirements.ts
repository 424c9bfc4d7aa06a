import type { LeadField, LeadFields } from '../lead/fields.ts'

/** What a home is looked for by. */
export const REQUIREMENTS = [
  'intent',
  'propertyType',
  'areas',
  'bedrooms',
  'budgetMin',
  'budgetMax',
] as const satisfies readonly LeadField[]
export type Requirement = (typeof REQUIREMENTS)[number]

/** `known`: the lead says so; `heard`: the call does, and nobody has decided on it yet; `guess`: it may be meant so. */
export type Basis = 'known' | 'heard' | 'guess'
export type DraftPart = { field: Requirement; value: unknown; basis: Basis }
type Heard = { field: LeadField; value: unknown; doubt: string | null }

/**
 * What somebody on the line looks for, as far as it is known by now: the lead's own requirements with what was heard on
 * top. Who has named a rent's period and not said whether to rent or to buy most likely rents.
 */
export function draftRequirements(
  lead: Partial<LeadFields>,
  heard: readonly Heard[],
): readonly DraftPart[] {
  const found = new Map(heard.map((one) => [one.field, one]))
  const parts = REQUIREMENTS.flatMap((field): DraftPart[] => {
    const said = found.get(field)
    if (said) return [{ field, value: said.value, basis: said.doubt === null ? 'heard' : 'guess' }]
    return isSet(lead[field]) ? [{ field, value: lead[field], basis: 'known' }] : []
  })
  const period = found.get('budgetPeriod')?.value ?? lead.budgetPeriod
  const hasPurpose = parts.some(({ field }) => field === 'intent')
  return hasPurpose || !isSet(period)
    ? parts
    : [{ field: 'intent', value: 'rent', basis: 'guess' }, ...parts]
}

function isSet(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined
}
