/** What Bayut demands of a listing before it shows it. */
const REQUIRED = [
  'Property_Ref_No',
  'Permit_Number',
  'Property_purpose',
  'Property_Type',
  'Property_Size',
  'Price',
  'City',
  'Locality',
  'Property_Title',
  'Property_Description',
  'Listing_Agent',
  'Listing_Agent_Phone',
]
const PURPOSES = ['Buy', 'Rent']
const FREQUENCIES = ['monthly', 'weekly', 'quarterly', 'annually']
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
]

/** Everything that keeps a property of a feed from going live, in the portal's words. */
export function propertyProblems(property: Record<string, unknown>): string[] {
  const value = (tag: string) => String(property[tag] ?? '')
  const missing = REQUIRED.filter((tag) => value(tag) === '').map((tag) => `${tag} is missing`)
  const isRent = value('Property_purpose') === 'Rent'
  const checks: [boolean, string][] = [
    [/^\d{6,16}$/.test(value('Permit_Number')), 'Permit_Number is not a permit of the regulator'],
    [PURPOSES.includes(value('Property_purpose')), 'Property_purpose must be Buy or Rent'],
    [TYPES.includes(value('Property_Type')), 'Property_Type is not one of the portal’s types'],
    [Number(value('Price')) > 0, 'Price must be a whole number of AED'],
    [
      !isRent || FREQUENCIES.includes(value('Rent_Frequency')),
      'Rent_Frequency is missing or unknown',
    ],
  ]
  const wrong = checks.filter(([holds]) => !holds).map(([, problem]) => problem)
  return [
    ...missing,
    ...wrong.filter(
      (problem) => !missing.some((one) => one.split(' ')[0] === problem.split(' ')[0]),
    ),
  ]
}
