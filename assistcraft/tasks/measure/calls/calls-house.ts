import { createGazetteer, type Place } from '../../findings/gazetteer.ts'

/** Communities by the names that people of Dubai use for them, in both scripts; the house's towers by their own. */
const AREAS: [key: string, ...names: string[]][] = [
  ['dubai-marina', 'Dubai Marina', 'marina', 'دبي مارينا', 'مارينا'],
  ['jbr', 'Jumeirah Beach Residence', 'jbr', 'the walk', 'جميرا بيتش ريزيدنس', 'جي بي آر'],
  ['jlt', 'Jumeirah Lake Towers', 'jlt', 'lake towers', 'أبراج بحيرات جميرا', 'جي إل تي'],
  ['palm-jumeirah', 'Palm Jumeirah', 'the palm', 'palm', 'نخلة جميرا', 'النخلة'],
  ['bluewaters', 'Bluewaters Island', 'bluewaters', 'جزيرة بلوواترز', 'بلوواترز'],
  ['downtown-dubai', 'Downtown Dubai', 'downtown', 'وسط مدينة دبي', 'داون تاون'],
  ['business-bay', 'Business Bay', 'الخليج التجاري', 'بزنس باي'],
  ['difc', 'DIFC', 'financial centre', 'مركز دبي المالي العالمي', 'المركز المالي'],
  ['dubai-hills', 'Dubai Hills Estate', 'dubai hills', 'دبي هيلز استيت', 'دبي هيلز'],
  ['arabian-ranches', 'Arabian Ranches', 'the ranches', 'ranches', 'المرابع العربية'],
  ['jvc', 'Jumeirah Village Circle', 'jvc', 'قرية جميرا الدائرية', 'جي في سي'],
  ['dubai-creek-harbour', 'Dubai Creek Harbour', 'creek harbour', 'ميناء خور دبي'],
  ['al-furjan', 'Al Furjan', 'furjan', 'الفرجان'],
  ['springs', 'The Springs', 'springs', 'الينابيع', 'سبرينغز'],
  ['city-walk', 'City Walk', 'سيتي ووك'],
]
const TOWERS = [
  'Marina Gate 1',
  'Marina Gate 2',
  'Cayan Tower',
  'Princess Tower',
  'Damac Heights',
  'Sulafa Tower',
  'Rimal 2',
  'Lake Terrace',
  'Burj Vista 1',
  'Executive Towers B',
  'Index Tower',
  'Park Heights 1',
  'Maple 2',
  'Saheel',
  'Bloom Towers',
  'Belgravia 2',
]
const TYPES: [key: string, en: string, ar: string, ...aliases: string[]][] = [
  ['apartment', 'Apartment', 'شقة', 'apartments', 'flat', 'flats', 'شقق'],
  ['villa', 'Villa', 'فيلا', 'villas'],
  ['townhouse', 'Townhouse', 'تاون هاوس', 'townhouses', 'town house'],
  ['penthouse', 'Penthouse', 'بنتهاوس', 'pent house'],
  ['office', 'Office', 'مكتب', 'offices'],
]
const HOLIDAYS: [name: string, ...days: string[]][] = [
  ['National Day', '2026-12-02', '2026-12-03'],
  ['Eid al-Fitr', '2027-03-09', '2027-03-10', '2027-03-11', '2027-03-12'],
  ['Eid al-Adha', '2027-05-16', '2027-05-17', '2027-05-18', '2027-05-19'],
]

const PLACES: Place[] = [
  ...AREAS.map(([key, name = key, ...aliases]) => ({ key, name, aliases, kind: 'area' as const })),
  ...TOWERS.map((name) => ({ key: name, name, aliases: [], kind: 'building' as const })),
]

/** The brokerage that is called in the labelled calls. */
export const CALLED_HOUSE = createGazetteer(PLACES, {
  zone: 'Asia/Dubai',
  currency: 'AED',
  country: 'AE',
  language: 'en',
  propertyTypes: TYPES.map(([key, en, ar, ...aliases]) => {
    return { key, labels: { en, ar }, aliases, parent: null, isRetired: false }
  }),
  holidays: HOLIDAYS.flatMap(([name, ...days]) => days.map((day) => ({ day, name }))),
})
