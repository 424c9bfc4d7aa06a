import { CONTACT_FIELDS } from '../contact/fields.ts'
import type { FieldTable } from '../documents/fields.ts'
import { LEAD_FIELDS } from '../lead/fields.ts'
import { LISTING_FIELDS } from '../listing/fields.ts'
import type { ImportNoun } from './import.ts'

/**
 * How a column's cells are read for a target. `field`: as people write that field; `choice` and `choices`: one or several of a list,
 * whose values are asked for by what the file calls them; `person`: a colleague, likewise.
 */
export type TargetKind =
  | 'field'
  | 'choice'
  | 'choices'
  | 'person'
  | 'instant'
  | 'flag'
  | 'tags'
  | 'part'
  | 'also'
  | 'text'
  | 'externalId'

export const FIELDS_OF: Record<ImportNoun, FieldTable> = {
  contact: CONTACT_FIELDS,
  lead: LEAD_FIELDS,
  listing: LISTING_FIELDS,
}

const PERSON = {
  externalId: 'externalId',
  name: 'field',
  firstName: 'part',
  lastName: 'part',
  phone: 'field',
  otherPhone: 'also',
  email: 'field',
  otherEmail: 'also',
} as const satisfies Record<string, TargetKind>

/** What a column may be, by noun. Names are those of fields but for parts of names, what stands beside, and ids of elsewhere. */
export const TARGETS: Record<ImportNoun, Readonly<Record<string, TargetKind>>> = {
  contact: {
    ...PERSON,
    nameAr: 'field',
    kind: 'choice',
    roles: 'choices',
    language: 'choice',
    doNotCall: 'flag',
    ownerId: 'person',
    tags: 'tags',
    createdAt: 'instant',
  },
  lead: {
    ...PERSON,
    stage: 'choice',
    lostReason: 'choice',
    source: 'choice',
    ownerId: 'person',
    intent: 'choice',
    propertyType: 'choice',
    areas: 'choices',
    bedrooms: 'field',
    bathrooms: 'field',
    budgetMin: 'field',
    budgetMax: 'field',
    budgetPeriod: 'choice',
    moveDate: 'field',
    furnishing: 'choice',
    pets: 'flag',
    parking: 'field',
    financing: 'choice',
    temperature: 'choice',
    nextFollowUpAt: 'instant',
    firstContactedAt: 'instant',
    tags: 'tags',
    createdAt: 'instant',
  },
  listing: {
    externalId: 'externalId',
    title: 'field',
    titleAr: 'field',
    description: 'text',
    descriptionAr: 'field',
    videoUrl: 'field',
    status: 'choice',
    purpose: 'choice',
    propertyType: 'choice',
    area: 'choice',
    building: 'field',
    unit: 'field',
    floor: 'field',
    bedrooms: 'field',
    bathrooms: 'field',
    sizeSqft: 'field',
    price: 'field',
    rentPeriod: 'choice',
    serviceCharge: 'field',
    furnishing: 'choice',
    parking: 'field',
    view: 'field',
    availableFrom: 'field',
    permitNumber: 'field',
    permitEndsOn: 'field',
    mandateEndsOn: 'field',
    amenities: 'choices',
    offPlan: 'flag',
    offPlanSale: 'choice',
    developer: 'field',
    handoverOn: 'field',
    paymentPlan: 'field',
    originalPrice: 'field',
    amountPaid: 'field',
    dldWaiver: 'field',
    petsAllowed: 'flag',
    agentId: 'person',
    tags: 'tags',
    createdAt: 'instant',
  },
}

export function targetKind(noun: ImportNoun, target: string): TargetKind | null {
  return Object.hasOwn(TARGETS[noun], target) ? (TARGETS[noun][target] ?? null) : null
}

/** Whether what the file writes is held against a list, so that a person may say what each value means. */
export function hasChoices(kind: TargetKind): boolean {
  return kind === 'choice' || kind === 'choices' || kind === 'person'
}
