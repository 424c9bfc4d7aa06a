import type { House } from '../house/house.ts'
import { EMIRATES_RULES } from '../house/outreach-rules.ts'

const OFFICE = [{ from: '09:00', to: '18:00' }]

/** The house that tests take for granted. */
export const SOME_HOUSE: House = {
  name: 'PACE Properties',
  zone: 'Asia/Dubai',
  currency: 'AED',
  country: 'AE',
  areaUnit: 'sqft',
  firstDay: 1,
  hours: [OFFICE, OFFICE, OFFICE, OFFICE, OFFICE, [], []],
  holidays: [],
  clocks: {
    response: { within: 15, warn: 5 },
    followUp: { within: 1_620, warn: 120 },
    returnToPool: { within: 0, warn: 0 },
    returnTo: 'pool',
    permit: { warnDays: 14 },
    mandate: { warnDays: 14 },
  },
  recordings: { keptDays: 180 },
  outreach: EMIRATES_RULES,
  languages: ['en', 'ar'],
}
