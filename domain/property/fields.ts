import { z } from 'zod'
import { InstantSchema } from '../calendar.ts'
import { type FieldTable, type FieldValues, parseFields } from '../documents/fields.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'
import { shortText } from '../text/characters.ts'
import type { Habits } from '../values/habits.ts'

/** What a property and each of its listings say of the same home, in the same words. */
const { area, building, unit, floor, propertyType, bedrooms, bathrooms, sizeSqft, parking } =
  LISTING_FIELDS
const SHARED = {
  area,
  building,
  unit,
  floor,
  propertyType,
  bedrooms,
  bathrooms,
  sizeSqft,
  parking,
} as const satisfies FieldTable
export type SharedField = keyof typeof SHARED

/** A home's own facts. What is `local` is edited; who keeps it is assigned. */
export const PROPERTY_FIELDS = {
  ...SHARED,
  titleDeed: { schema: shortText(40), write: 'local', label: 'Title deed' },
  makani: {
    schema: z.string().regex(/^\d{10}$/, 'a Makani number has ten digits'),
    write: 'local',
    label: 'Makani',
    reads: 'digits',
  },
  agentId: { schema: z.uuid(), write: 'server', label: 'Agent' },
  teamId: { schema: z.uuid(), write: 'server', label: 'Team' },
  createdAt: { schema: InstantSchema, write: 'server', label: 'Created' },
} as const satisfies FieldTable

export type PropertyFields = FieldValues<typeof PROPERTY_FIELDS>
export const PROPERTY_FACTS: FieldTable = Object.fromEntries(
  Object.entries(PROPERTY_FIELDS).filter(([, { write }]) => write === 'local'),
)

/** Facts as people and programs write them; a text of nothing is no value, so that two homes without a unit are not of one. */
export function parseFacts(
  given: Record<string, unknown>,
  habits: Habits,
): Record<string, unknown> {
  const parsed = Object.entries(parseFields(PROPERTY_FACTS, given, habits))
  return Object.fromEntries(
    parsed.map(([name, value]) => [name, typeof value === 'string' ? value.trim() || null : value]),
  )
}

export function isSharedField(name: string): name is SharedField {
  return Object.hasOwn(SHARED, name)
}

/** The part of a home's facts that its listings say too. */
export function sharedFacts(facts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(facts).filter(([name]) => isSharedField(name)))
}
