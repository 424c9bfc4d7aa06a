import type { Furnishing, Period } from '../catalogue.ts'
import type { LeadFields } from '../lead/fields.ts'

type Words<Key extends string> = Readonly<Record<Key, RegExp>>
type Chosen<Field extends keyof LeadFields> = NonNullable<LeadFields[Field]>

/** By which words a value of a catalogue can be said. */
export const INTENT_WORDS: Words<Chosen<'intent'>> = {
  buy: /\b(?:buy\w*|purchas\w+|invest\w*|own|for sale)\b|شراء|اشتري|أشتري/i,
  rent: /\b(?:rent\w*|leas\w+|tenan\w+|a year|per year|yearly|annual\w*|monthly|cheques?)\b|يجار|استئجار|استأجر/i,
  sell: /\b(?:sell\w*|sale|on the market)\b|بيع/i,
  let: /\b(?:let|rent\w*|leas\w+|tenants?)\b|تأجير|أجر/i,
}
export const FURNISHING_WORDS: Words<Furnishing> = {
  furnished: /(?<!un)(?<!not )furnish|furniture|مفروش/i,
  partly: /\b(?:semi|part\w*|half)\b/i,
  unfurnished: /unfurnished|\b(?:not|n['’]t|no|without|own|empty)\b.{0,20}\bfurni|غير مفروش|بدون/i,
}
export const FINANCING_WORDS: Words<Chosen<'financing'>> = {
  cash: /\bcash\b|كاش|نقد/i,
  mortgage: /\b(?:mortgage\w*|loan|bank|financ\w+|pre-?approv\w+)\b|قرض|تمويل|رهن/i,
  undecided: /\b(?:not sure|undecided|don['’]t know|either|depends|not decided)\b/i,
}
export const PERIODS_SAID: Words<Period> = {
  year: /\b(?:years?|yearly|annual\w*|annum|p\.?a\b|cheques?)|سن[ةه]|سنوي/i,
  quarter: /\bquarter/i,
  month: /\b(?:months?|monthly|pcm)\b|شهر/i,
  week: /\b(?:weeks?|weekly)\b|[أا]سبوع/i,
}
export const TEMPERATURE_WORDS: Words<Chosen<'temperature'>> = {
  hot: /\b(?:urgent\w*|asap|as soon as possible|immediately|today|right away|ready to)\b|مستعجل/i,
  warm: /\b(?:interested|soon|next (?:week|month)|looking for)\b/i,
  cold: /\b(?:just (?:looking|browsing|asking)|no (?:rush|hurry)|not (?:in a (?:rush|hurry)|ready|interested)|next year|maybe later)\b/i,
}

const PET = /\b(?:pets?|dogs?|cats?|animals?|pupp(?:y|ies)|kittens?)\b|قط[ةه]?|كلب|حيوان/gi
const NO_PET = /(?:\b(?:no|not|never|without|nor)\b|n['’]t\b|بدون|ليس|ما عند|لا )[^,.;]{0,20}$/i

/** Whether pets were spoken of, and as being there or not. */
export function arePetsIn(pets: boolean, quote: string): boolean {
  return [...quote.slice(0, 4000).matchAll(PET)].some(
    ({ index }) => NO_PET.test(quote.slice(Math.max(0, index - 30), index)) !== pets,
  )
}
