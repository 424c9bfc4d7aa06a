import type { LocalSuggestion, SuggestionGaps } from '#domain/call/suggestion.ts'

type Saying = (gaps: SuggestionGaps) => { text: string; detail: string }

export const suggestions: Readonly<Record<LocalSuggestion, Saying>> = {
  recordingNotice: () => ({
    text: 'Say that the call is transcribed',
    detail: 'It has not been said yet on this call.',
  }),
  sayFees: () => ({
    text: 'Say what the agency’s fee is',
    detail: 'A viewing or an offer is being agreed, and no fee has been named.',
  }),
  askConsent: () => ({
    text: 'Ask whether you may write to them there',
    detail: 'They gave a number or an e-mail; consent has not been asked for.',
  }),
  calmComplaint: () => ({
    text: 'Name who will call back, and by when',
    detail: 'The caller is upset and asks for somebody to take it on.',
  }),
  recordOffer: ({ amount, currency }) => ({
    text: `Repeat the offer${amount ? ` of ${currency} ${amount}` : ''} and ask how long it stands`,
    detail: 'An offer was made on the call.',
  }),
  clearDoubt: ({ doubt }) => ({
    text: String(doubt ?? 'Ask what is meant'),
    detail: 'It can be understood in two ways.',
  }),
  answerPrice: () => ({
    text: 'Ask what would make it work: the amount or the cheques?',
    detail: 'The price or its payment was called difficult.',
  }),
  offerMatches: ({ title, more, reference, price }) => ({
    text: `Offer ${title}${more ? ` and ${more} more` : ''}`,
    detail: `${reference}, ${price}: fits what was said so far.`,
  }),
  fixViewing: ({ hasDay }) => ({
    text: `Agree on ${hasDay ? 'a time' : 'a day and a time'} for the viewing`,
    detail: 'The caller wants to see a home.',
  }),
  askBudget: () => ({
    text: 'Ask for the budget',
    detail: 'Area and bedrooms are known, the budget is not.',
  }),
  askMoveDate: () => ({
    text: 'Ask when they want to move',
    detail: 'The budget is known, the move date is not.',
  }),
}
