import type { LocalStep } from '#domain/call/assistance.ts'
import type { SuggestionGaps } from '#domain/call/suggestion.ts'

type Saying = (gaps: SuggestionGaps) => string

export const steps: Readonly<Record<LocalStep, Saying>> = {
  recordOffer: ({ amount, currency }) =>
    `Put the offer${amount ? ` of ${currency} ${amount}` : ''} before the owner`,
  followComplaint: () => 'Pass the complaint on, and say when somebody will call',
  confirmViewing: ({ day, time }) => `Confirm the viewing on ${day}${time ? ` at ${time}` : ''}`,
  callBack: () => 'Call back as agreed',
  visitForValuation: () => 'Arrange a visit to value the property',
  promise: ({ promise }) => String(promise ?? ''),
  sendHomes: () => 'Send the homes that fit',
}
