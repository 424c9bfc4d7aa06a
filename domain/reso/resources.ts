import type { Field, Resource } from '../odata/model.ts'

/** Names and types of the RESO Data Dictionary 2.0; what it has no name for begins with `X_`. */
const text = (name: string): Field => ({ name, type: 'string' })
const key = (name: string): Field => ({ name, type: 'string', isRequired: true })
const int = (name: string): Field => ({ name, type: 'int' })
const decimal = (name: string): Field => ({ name, type: 'decimal' })
const date = (name: string): Field => ({ name, type: 'date' })
const flag = (name: string): Field => ({ name, type: 'boolean' })
const instant = (name: string): Field => ({ name, type: 'instant' })
const stamp = (name: string): Field => ({ name, type: 'instant', isRequired: true })
const lookup = (name: string, list = name): Field => ({ name, type: 'string', lookup: list })
const lookups = (name: string, list = name): Field => ({
  ...lookup(name, list),
  isCollection: true,
})

export const MEDIA = {
  name: 'Media',
  key: 'MediaKey',
  fields: [
    key('MediaKey'),
    key('ResourceRecordKey'),
    text('ResourceRecordID'),
    lookup('ResourceName'),
    lookup('MediaCategory'),
    text('MediaType'),
    text('MediaURL'),
    text('ShortDescription'),
    int('Order'),
    flag('PreferredPhotoYN'),
    int('ImageWidth'),
    int('ImageHeight'),
    stamp('ModificationTimestamp'),
    stamp('OriginalEntryTimestamp'),
  ],
} as const satisfies Resource

export const OFFICE = {
  name: 'Office',
  key: 'OfficeKey',
  fields: [key('OfficeKey'), text('OfficeName'), stamp('OriginalEntryTimestamp')],
} as const satisfies Resource

export const MEMBER = {
  name: 'Member',
  key: 'MemberKey',
  fields: [
    key('MemberKey'),
    text('MemberFullName'),
    text('MemberEmail'),
    text('MemberDirectPhone'),
    lookup('MemberStatus'),
    text('OfficeKey'),
    text('OfficeName'),
    stamp('OriginalEntryTimestamp'),
  ],
  links: [{ name: 'Office', target: OFFICE, from: 'OfficeKey', to: 'OfficeKey' }],
} as const satisfies Resource

export const PROPERTY = {
  name: 'Property',
  key: 'ListingKey',
  fields: [
    key('ListingKey'),
    key('ListingId'),
    lookup('StandardStatus'),
    lookup('MlsStatus'),
    lookup('PropertyType'),
    lookup('PropertySubType'),
    decimal('ListPrice'),
    decimal('LeaseAmount'),
    lookup('LeaseAmountFrequency'),
    flag('LeaseConsideredYN'),
    date('AvailabilityDate'),
    date('ExpirationDate'),
    lookup('Furnished'),
    lookups('PetsAllowed'),
    int('BedroomsTotal'),
    int('BathroomsTotalInteger'),
    decimal('LivingArea'),
    lookup('LivingAreaUnits'),
    int('ParkingTotal'),
    text('BuildingName'),
    text('UnitNumber'),
    text('UnparsedAddress'),
    text('SubdivisionName'),
    text('City'),
    lookup('Country'),
    text('PublicRemarks'),
    lookups('AssociationAmenities'),
    int('PhotosCount'),
    text('ListAgentKey'),
    text('ListAgentFullName'),
    text('ListAgentEmail'),
    text('ListAgentDirectPhone'),
    text('ListOfficeKey'),
    text('ListOfficeName'),
    flag('InternetEntireListingDisplayYN'),
    text('OriginatingSystemName'),
    text('OriginatingSystemKey'),
    stamp('OriginalEntryTimestamp'),
    stamp('ModificationTimestamp'),
    text('X_Title'),
    text('X_TitleAr'),
    text('X_View'),
    text('X_PermitNumber'),
    flag('X_OffPlanYN'),
    text('X_RemarksAr'),
    text('X_Developer'),
    date('X_HandoverDate'),
    text('X_PaymentPlan'),
    text('X_Currency'),
  ],
  links: [
    {
      name: 'Media',
      target: MEDIA,
      isCollection: true,
      from: 'ListingKey',
      to: 'ResourceRecordKey',
    },
    { name: 'ListAgent', target: MEMBER, from: 'ListAgentKey', to: 'MemberKey' },
    { name: 'ListOffice', target: OFFICE, from: 'ListOfficeKey', to: 'OfficeKey' },
  ],
} as const satisfies Resource

export const LOOKUP = {
  name: 'Lookup',
  key: 'LookupKey',
  fields: [
    key('LookupKey'),
    key('LookupName'),
    key('LookupValue'),
    text('StandardLookupValue'),
    text('LegacyODataValue'),
    stamp('ModificationTimestamp'),
  ],
} as const satisfies Resource

/** RCP-27: what of which record may be another now. */
export const ENTITY_EVENT = {
  name: 'EntityEvent',
  key: 'EntityEventSequence',
  fields: [
    { name: 'EntityEventSequence', type: 'int', isRequired: true },
    lookup('ResourceName'),
    key('ResourceRecordKey'),
    text('ResourceRecordUrl'),
    instant('X_EventTimestamp'),
  ],
} as const satisfies Resource

export const RESOURCES = [PROPERTY, MEDIA, MEMBER, OFFICE, LOOKUP, ENTITY_EVENT] as const
export type ResourceName = (typeof RESOURCES)[number]['name']

export function findResource(name: string): (typeof RESOURCES)[number] | null {
  return RESOURCES.find((resource) => resource.name === name) ?? null
}
