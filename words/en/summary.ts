import type { Intent } from '#domain/call/annotation.ts'
import { plural } from './plural.ts'

const list = (parts: readonly string[]) =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : parts.join('')

export const summary = {
  caller: 'The caller',
  outcomes: {
    findHome: 'is looking for a home',
    findByArea: 'asked what is available',
    askDetail: 'asked for details',
    bookViewing: 'wants to view a home',
    reschedule: 'moved a viewing',
    cancel: 'cancelled a viewing',
    makeOffer: 'made an offer',
    listProperty: 'wants to bring a property to the market',
    valuation: 'asked for a valuation',
    complaint: 'made a complaint',
    callback: 'asked to be called back',
    smalltalk: 'called',
    none: 'called',
  } satisfies Record<Intent, string> as Record<Intent, string>,
  outcome: (name: string, outcomes: readonly string[]) => `${name} ${list(outcomes)}.`,
  tense: 'The mood was tense.',
  goodEnd: 'It ended on a good note.',
  inAreas: (names: readonly string[]) => `In ${names.join(', ')}`,
  studio: 'Studio',
  bedrooms: (count: number) => plural(count, { one: '# bedroom', other: '# bedrooms' }),
  bathrooms: (count: number) => plural(count, { one: '# bathroom', other: '# bathrooms' }),
  parking: (count: number) => plural(count, { one: '# parking space', other: '# parking spaces' }),
  rooms: (parts: readonly string[]) => parts.join(', '),
  homeWith: (type: string, rooms: string) => `${type} with ${rooms}`,
  budgetFrom: (amount: string, per: string) => `Budget from ${amount}${per}`,
  budgetUpTo: (amount: string, per: string) => `Budget up to ${amount}${per}`,
  budgetBetween: (min: string, max: string, per: string) => `Budget ${min} to ${max}${per}`,
  moves: (day: string) => `Moves ${day}`,
  pets: 'Has pets',
  noPets: 'No pets',
  cash: 'Pays cash',
  mortgage: 'Buys with a mortgage',
  viewing: (place: string | null, day: string, time: string | null) =>
    `Viewing${place ? ` of ${place}` : ''} on ${day}${time ? ` at ${time}` : ''}`,
  sections: {
    requirements: 'Looking for',
    agreed: 'Agreed',
    concerns: 'Concerns',
    nextSteps: 'Next steps',
  },
}
