import { z } from 'zod'
import { DaySchema, InstantSchema } from '../calendar.ts'
import { FURNISHINGS, keysOf, PERIODS } from '../catalogue.ts'
import type { FieldTable, FieldValues } from '../documents/fields.ts'
import { RECORD_FIELDS } from '../documents/record-fields.ts'
import { shortText } from '../text/characters.ts'
import { ReferenceKeySchema } from '../reference/reference.ts'

export const LISTING_STATUSES = {
  draft: 'Draft',
  review: 'In review',
  available: 'Available',
  underOffer: 'Under offer',
  let: 'Let',
  sold: 'Sold',
  withdrawn: 'Withdrawn',
} as const
export type ListingStatus = keyof typeof LISTING_STATUSES
/** Of a home that is not built yet: by its developer, or by who has bought it. */
export const OFF_PLAN_SALES = { new: 'New', resale: 'Resale' } as const
/** Not to be had any more: no portal shows it. */
export const OFF_MARKET = ['let', 'sold', 'withdrawn'] as const satisfies ListingStatus[]

const id = z.uuid()
const amount = z.number().int().min(0).max(2_000_000_000)

/** A listing's fields. Price is in whole units of the house's currency (rent: per `rentPeriod`), size is square feet, `area` is a community key. */
export const LISTING_FIELDS = {
  reference: { schema: z.string().regex(/^P-\d+$/), write: 'server', label: 'Reference' },
  status: { schema: z.enum(keysOf(LISTING_STATUSES)), write: 'server', label: 'Status' },
  propertyId: { schema: id, write: 'server', label: 'Property' },
  agentId: { schema: id, write: 'server', label: 'Agent' },
  teamId: { schema: id, write: 'server', label: 'Team' },
  createdAt: { schema: InstantSchema, write: 'server', label: 'Created' },
  ...RECORD_FIELDS,
  title: { schema: shortText(120).min(1), write: 'local', label: 'Title' },
  /** Who asked for the review that it is in, who has answered the last one, and what was to be put right. */
  reviewAskedBy: { schema: id, write: 'server', label: 'Review asked by' },
  reviewedBy: { schema: id, write: 'server', label: 'Reviewed by' },
  reviewWords: { schema: shortText(1_000), write: 'server', label: 'To be put right' },
  titleAr: { schema: shortText(120), write: 'local', label: 'Arabic title' },
  purpose: { schema: z.enum(['sale', 'rent']), write: 'local', label: 'Purpose' },
  propertyType: {
    schema: ReferenceKeySchema,
    write: 'local',
    label: 'Property type',
    refers: 'propertyType',
  },
  area: { schema: ReferenceKeySchema, write: 'local', label: 'Community', refers: 'area' },
  building: { schema: shortText(120), write: 'local', label: 'Building' },
  unit: { schema: shortText(40), write: 'local', label: 'Unit' },
  floor: {
    schema: z.number().int().min(-5).max(200),
    write: 'local',
    label: 'Floor',
    reads: 'floor',
  },
  bedrooms: {
    schema: z.number().int().min(0).max(20),
    write: 'local',
    label: 'Bedrooms',
    reads: 'rooms',
  },
  bathrooms: {
    schema: z.number().int().min(0).max(20),
    write: 'local',
    label: 'Bathrooms',
    reads: 'rooms',
  },
  sizeSqft: {
    schema: z.number().int().min(1).max(2_000_000),
    write: 'local',
    label: 'Size',
    reads: 'size',
  },
  price: { schema: amount, write: 'local', label: 'Price', reads: 'money' },
  rentPeriod: { schema: z.enum(keysOf(PERIODS)), write: 'local', label: 'Rent period' },
  serviceCharge: {
    schema: z.number().min(0).max(1000),
    write: 'local',
    label: 'Service charge',
    reads: 'number',
  },
  furnishing: { schema: z.enum(keysOf(FURNISHINGS)), write: 'local', label: 'Furnishing' },
  parking: {
    schema: z.number().int().min(0).max(20),
    write: 'local',
    label: 'Parking',
    reads: 'whole',
  },
  view: { schema: shortText(80), write: 'local', label: 'View' },
  availableFrom: { schema: DaySchema, write: 'local', label: 'Available from', reads: 'date' },
  permitNumber: {
    schema: z.string().regex(/^\d{6,16}$/, 'a Trakheesi permit has 6 to 16 digits'),
    write: 'local',
    label: 'Permit',
    reads: 'digits',
  },
  permitEndsOn: { schema: DaySchema, write: 'local', label: 'Permit ends', reads: 'date' },
  mandateEndsOn: { schema: DaySchema, write: 'local', label: 'Mandate ends', reads: 'date' },
  /** Of the agreement with its owner (Form A); the least that the owner takes, and what they pay, is for the house alone. */
  formANumber: { schema: shortText(40), write: 'local', label: 'Form A' },
  formASignedOn: { schema: DaySchema, write: 'local', label: 'Form A signed', reads: 'date' },
  exclusive: { schema: z.boolean(), write: 'local', label: 'Exclusive' },
  minimumPrice: { schema: amount, write: 'local', label: 'Least price', reads: 'money' },
  commissionPercent: {
    schema: z.number().min(0).max(100),
    write: 'local',
    label: 'Commission',
    reads: 'number',
  },
  amenities: {
    schema: z.array(ReferenceKeySchema).max(40),
    write: 'local',
    label: 'Amenities',
    refers: 'amenity',
  },
  descriptionAr: { schema: shortText(5_000), write: 'local', label: 'Arabic description' },
  videoUrl: {
    schema: z.url({ protocol: /^https?$/ }).max(500),
    write: 'local',
    label: 'Video',
  },
  offPlan: { schema: z.boolean(), write: 'local', label: 'Off-plan' },
  offPlanSale: { schema: z.enum(keysOf(OFF_PLAN_SALES)), write: 'local', label: 'Off-plan sale' },
  developer: { schema: shortText(120), write: 'local', label: 'Developer' },
  handoverOn: { schema: DaySchema, write: 'local', label: 'Handover', reads: 'date' },
  paymentPlan: { schema: shortText(300), write: 'local', label: 'Payment plan' },
  originalPrice: { schema: amount, write: 'local', label: 'Original price', reads: 'money' },
  amountPaid: { schema: amount, write: 'local', label: 'Amount paid', reads: 'money' },
  dldWaiver: {
    schema: z.number().int().min(0).max(100),
    write: 'local',
    label: 'Land Department fee waived',
    reads: 'whole',
  },
  petsAllowed: { schema: z.boolean(), write: 'local', label: 'Pets allowed' },
} as const satisfies FieldTable

export type ListingFields = FieldValues<typeof LISTING_FIELDS>
export type ListingField = keyof ListingFields

export const PORTAL_STATES = {
  queued: 'Queued',
  sending: 'Sending',
  live: 'Live',
  failed: 'Failed',
  removing: 'Removing',
  removed: 'Removed',
} as const

/** What a portal last said of this listing; a value of the document's `portals` map, by portal. */
export const PortalStateSchema = z.object({
  state: z.enum(keysOf(PORTAL_STATES)),
  at: InstantSchema,
  reason: z.string().max(500).optional(),
  url: z.url().optional(),
  attempts: z.number().int().min(0).optional(),
})
export type PortalState = z.infer<typeof PortalStateSchema>
