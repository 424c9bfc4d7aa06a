import type { LeadCase } from '../brokerage/lead-rows.ts'
import { type Place, PLACES } from '../brokerage/places.ts'
import type { Said } from './talk.ts'

type Lead = LeadCase['lead']
export type Language = keyof Said

/** What the words of a conversation are filled with: names, and the home that is talked about. */
export function toldOf(lead: Lead, agentName: string, language: Language): Record<string, string> {
  const place = PLACES.find(({ key }) => key === lead.areas?.[0])
  return {
    customer: lead.name?.split(' ')[0] ?? '',
    agent: agentName.split(' ')[0] ?? '',
    house: 'PACE',
    area: place ? areaOf(place, language) : 'Dubai',
    ...(language === 'ar' ? homeInArabic(lead, place) : homeInEnglish(lead, place)),
  }
}

function areaOf({ name, nameAr }: Place, language: Language): string {
  return language === 'ar' ? nameAr : name
}

const ROOMS = [
  'studio',
  'one-bedroom',
  'two-bedroom',
  'three-bedroom',
  'four-bedroom',
  'five-bedroom',
]

function homeInEnglish({ bedrooms, propertyType }: Lead, place: Place | undefined) {
  const rooms = typeof bedrooms === 'number' ? (ROOMS[bedrooms] ?? '') : ''
  const kind = [rooms, propertyType].filter(Boolean).join(' ')
  const home = `${kind} in ${place?.name ?? 'Dubai'}`
  const article = /^[aeiou](?!ne)/.test(home) ? 'an' : 'a'
  return {
    home: `the ${home}`,
    aHome: `${article} ${home}`,
    heading: home.charAt(0).toUpperCase() + home.slice(1),
  }
}

/** Each of them a feminine noun, as the sentences that they stand in. */
const KINDS: Readonly<Record<string, string>> = {
  apartment: 'شقة',
  penthouse: 'شقة بنتهاوس',
  villa: 'فيلا',
  townhouse: 'فيلا تاون هاوس',
}
const ROOMS_AR = ['استوديو', 'بغرفة نوم', 'بغرفتي نوم']

function homeInArabic({ bedrooms, propertyType }: Lead, place: Place | undefined) {
  const rooms = typeof bedrooms === 'number' ? (ROOMS_AR[bedrooms] ?? `بـ${bedrooms} غرف نوم`) : ''
  const kind = [KINDS[propertyType ?? ''] ?? 'شقة', rooms].filter(Boolean).join(' ')
  const home = `${kind} في ${place?.nameAr ?? 'دبي'}`
  return { home, aHome: home, heading: home }
}
