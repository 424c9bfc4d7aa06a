import { NO_REFERENCE, type Reference } from '../reference/reference.ts'

function values(...keys: string[]): Reference['source'] {
  return keys.map((key) => ({
    key,
    labels: { en: key, ar: key },
    aliases: [],
    parent: null,
    isRetired: false,
  }))
}

/** The types of homes with the ways to say them, as a house begins with them. */
export const SOME_TYPES: Reference['propertyType'] = [
  type('apartment', 'Apartment', 'شقة', 'apartments,apt,apts,flat,flats,condo,condos,شقه,شقق'),
  type('villa', 'Villa', 'فيلا', 'villas,فلل'),
  type('townhouse', 'Townhouse', 'تاون هاوس', 'townhouses,town house,town houses'),
  type('penthouse', 'Penthouse', 'بنتهاوس', 'penthouses,pent house,pent houses'),
  type('loft', 'Loft', 'لوفت', 'lofts'),
  type(
    'hotelApartment',
    'Hotel apartment',
    'شقة فندقية',
    'hotel apartments,serviced apartment,serviced apartments',
  ),
  type('office', 'Office', 'مكتب', 'offices'),
  type('shop', 'Shop', 'محل تجاري', 'shops,retail'),
  type('warehouse', 'Warehouse', 'مستودع', 'warehouses'),
  type('land', 'Land', 'أرض', 'plot,plots,plot of land,plots of land,land plot'),
]

function type(key: string, en: string, ar: string, aliases: string) {
  return { key, labels: { en, ar }, aliases: aliases.split(','), parent: null, isRetired: false }
}

export const SOME_SOURCES: Reference['source'] = [
  type('bayut', 'Bayut', 'بيوت', 'bayut'),
  type('dubizzle', 'dubizzle', 'دوبيزل', 'dubizzle'),
  type('propertyFinder', 'Property Finder', 'بروبرتي فايندر', 'propertyfinder'),
  type('website', 'Own website', 'موقعنا', 'website,web site,our website,our own website'),
  type(
    'call',
    'Call',
    'مكالمة',
    'from calls,from a call,by phone,phoned in,from phone calls,source call',
  ),
  type('walkIn', 'Walk-in', 'زيارة المكتب', 'walk in,walk ins,walkin,walkins,walked in'),
  type('referral', 'Referral', 'توصية', 'referrals,referred'),
  type('import', 'Import', 'استيراد', 'imported,imports'),
]

/** Why leads are lost, as a house begins with it. */
export const SOME_LOST_REASONS: Reference['lostReason'] = [
  type('otherAgency', 'Another agency', 'وسيط آخر', 'other agency'),
  type('budget', 'Budget', 'الميزانية', 'too expensive'),
  type('plansChanged', 'Plans changed', 'تغيّرت الخطط', 'changed plans'),
  type('noAnswer', 'No answer', 'لا يرد', 'never answered'),
]

/** The lists that tests take for granted; `fax` is a source that was retired. */
export const SOME_REFERENCE: Reference = {
  ...NO_REFERENCE,
  source: [...SOME_SOURCES, ...values('fax').map((value) => ({ ...value, isRetired: true }))],
  propertyType: SOME_TYPES,
  lostReason: values('budget', 'noAnswer'),
  disposition: [
    type('viewingBooked', 'Viewing booked', 'تم حجز معاينة', 'booked'),
    type('interested', 'Interested', 'مهتم', 'keen'),
  ],
  area: values('dubai-marina', 'downtown-dubai'),
}
