import { z } from 'zod'
import { DomainError } from '../errors.ts'
import type { EntityEvent } from '../record/event.ts'
import type { PropertyFields } from './fields.ts'

/** Commands name a property as they name a document, though it is a row. */
const NAME = /^property:(new|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i

export function propertyName(id: string): string {
  return `property:${id}`
}

/** The id in `property:<id>`, or `new`; null where the name is of something else. */
export function propertyKeyOf(name: string): string | null {
  return NAME.exec(name)?.[1]?.toLowerCase() ?? null
}

type Place = Pick<PropertyFields, 'building' | 'unit'>

/** What a home is called, where its building or unit is known. */
export function propertyTitle({ building, unit }: Place): string | null {
  return [building, unit].filter(Boolean).join(' · ') || null
}

/** How much of a home is an owner's, in per cent; null where nobody has said. */
export const ShareSchema = z
  .number()
  .min(0.01, 'is more than nothing')
  .max(100, 'is 100 % at most')
  .transform((share) => Math.round(share * 100) / 100)
  .nullable()

export const SetOwnerSchema = z.strictObject({
  contactId: z.uuid(),
  share: ShareSchema.default(null),
})
export const RemoveOwnerSchema = z.strictObject({ contactId: z.uuid() })
export type Owner = { contactId: string; share: number | null }

/** Thirds are written as 33.33, which leaves a little. */
const ROUNDING = 0.05

/** Throws `invalid` where owners would have more than the whole of a home. */
export function requireShares(owners: readonly Owner[]): void {
  const sum = owners.reduce((all, { share }) => all + (share ?? 0), 0)
  if (sum <= 100 + ROUNDING) return
  throw new DomainError(
    'invalid',
    `The owners would have ${Math.round(sum * 100) / 100} % together.`,
    [{ path: 'share', message: 'is more than what is left' }],
    { key: 'sharesOverWhole' },
  )
}

/** Tells the events of a property, and those by which a listing comes to it. */
export function isOfProperty(id: string) {
  return ({ resource, key, new: now }: Pick<EntityEvent, 'resource' | 'key' | 'new'>): boolean =>
    (resource === 'property' && key === id) ||
    (resource === 'listing' && now?.['propertyId'] === id)
}
