import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'

/** The table of tags in the contract of Bayut and dubizzle, line by line: what is not in it is not in a feed. */
const text = z.string().min(1)
const whole = z.string().regex(/^[1-9]\d*$/)
const several = (tag: string, value: z.ZodType) => z.strictObject({ [tag]: z.array(value).min(1) })
const address = z.url({ protocol: /^https?$/ })

const TYPES = [
  'Apartment',
  'Villa',
  'Townhouse',
  'Pent House',
  'Loft',
  'Hotel Apartment',
  'Residential Floor',
  'Residential Building',
  'Residential Land',
  'Office',
  'Shop',
  'Warehouse',
  'Factory',
  'Labour Camp',
  'Commercial Floor',
  'Commercial Building',
  'Commercial Land',
  'Other Commercial',
] as const

const PropertySchema = z
  .strictObject({
    Property_Ref_No: text,
    Permit_Number: z.string().regex(/^\d{6,16}$/),
    Property_Status: z.enum(['live', 'deleted']),
    Property_purpose: z.enum(['Buy', 'Rent']),
    Property_Type: z.enum(TYPES),
    Property_Size: z.string().regex(/^\d+(\.\d+)?$/),
    Property_Size_Unit: z.literal('SQFT'),
    Bedrooms: z.union([whole, z.literal('Studio')]).optional(),
    Bathrooms: z.string().regex(/^\d+$/).optional(),
    Price: whole,
    Rent_Frequency: z.enum(['monthly', 'weekly', 'quarterly', 'annually']).optional(),
    Furnished: z.enum(['Yes', 'No', 'Partly']).optional(),
    City: text,
    Locality: text,
    Sub_Locality: text.optional(),
    Tower_Name: text.optional(),
    Property_Title: text,
    Property_Description: text,
    Property_Title_AR: text.optional(),
    Property_Description_AR: text.optional(),
    Features: several('Feature', text).optional(),
    Images: several('Image', address).optional(),
    Videos: several('Video', address).optional(),
    Floor_Plans: several('Floor_Plan', address).optional(),
    Listing_Agent: text,
    Listing_Agent_Phone: text,
    Listing_Agent_Email: text,
    Portals: several('Portal', z.enum(['Bayut', 'dubizzle'])),
    Off_Plan: z.enum(['Yes', 'No']).optional(),
    offplanDetails_saleType: z.enum(['New', 'Resale']).optional(),
    offplanDetails_dldWaiver: z
      .string()
      .regex(/^(100|\d{1,2})$/)
      .optional(),
    offplanDetails_originalPrice: whole.optional(),
    offplanDetails_amountPaid: z.string().regex(/^\d+$/).optional(),
    Last_Updated: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  })
  .refine((one) => (one.Property_purpose === 'Rent') === (one.Rent_Frequency !== undefined), {
    message: 'Rent_Frequency is for rent only, and needed there',
  })
  .refine((one) => one.Off_Plan === 'Yes' || !Object.keys(one).some(isOffPlanDetail), {
    message: 'offplanDetails are for what is off-plan only',
  })
export type FeedProperty = z.output<typeof PropertySchema>

const FeedSchema = z.object({
  Properties: z.union([z.strictObject({ Property: z.array(PropertySchema) }), z.literal('')]),
})

const REPEATED = ['Property', 'Feature', 'Image', 'Video', 'Floor_Plan', 'Portal']
const parser = new XMLParser({
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => REPEATED.includes(name),
  ignoreAttributes: false,
  tagValueProcessor: (_name, value) => (/^\s*$/.test(value) ? '' : value),
})

/** A feed as its reader takes it, or an error that says what the contract has against it. */
export function parseBayutFeed(xml: string): FeedProperty[] {
  const { Properties } = FeedSchema.parse(parser.parse(xml, true))
  return Properties === '' ? [] : Properties.Property
}

function isOffPlanDetail(tag: string): boolean {
  return tag.startsWith('offplanDetails_')
}
