import type { Period } from '../catalogue.ts'

/** Words in small letters; Arabic as `foldArabic` leaves it. */
const THOUSAND = 'k thousand thousands thou grand الف الاف هزار ہزار тыс'
const MILLION = 'm mn mm mln mio mil mill million millions مليون ملايين ميليون млн'
const BILLION = 'b bn billion billions مليار млрд'
const LAKH = 'l lac lacs lakh lakhs لاكه'
const CRORE = 'cr crore crores كرور'

export const FACTORS: Record<string, number> = {
  ...wordsFor(THOUSAND, 1_000),
  ...wordsFor(MILLION, 1_000_000),
  ...wordsFor(BILLION, 1_000_000_000),
  ...wordsFor(LAKH, 100_000),
  ...wordsFor(CRORE, 10_000_000),
  ...wordsFor('万 萬', 10_000),
  ...wordsFor('الفين', 2_000),
  ...wordsFor('مليونين', 2_000_000),
}

/** How currencies are written; some words and signs are those of several. */
const CURRENCY_WORDS: Record<string, string> = {
  AED: 'dh dhs dirham dirhams درهم دراهم درهما د.ا د.ا. \u20c3',
  SAR: 'sr riyal riyals ريال ر.س \u20c1',
  QAR: 'qr riyal riyals ريال ر.ق',
  OMR: 'rial rials riyal riyals ريال ر.ع',
  KWD: 'kd dinar dinars دينار د.ك',
  BHD: 'bd dinar dinars دينار د.ب',
  EGP: '£ pound pounds جنيه ج.م',
  USD: '$ us dollar dollars دولار',
  GBP: '£ pound pounds جنيه',
  EUR: '€ euro euros يورو',
  INR: '₹ rs rupee rupees روبيه',
  PKR: 'rs rupee rupees روبيه',
  CNY: '¥ rmb yuan',
  RUB: '₽',
  TRY: '₺',
  CHF: '',
  CAD: '$ dollar dollars',
  AUD: '$ dollar dollars',
}

const CURRENCIES_OF = new Map<string, string[]>()
for (const [code, words] of Object.entries(CURRENCY_WORDS)) {
  for (const word of [code.toLowerCase(), ...words.split(' ').filter(Boolean)]) {
    CURRENCIES_OF.set(word, [...(CURRENCIES_OF.get(word) ?? []), code])
  }
}

/** Whether a word names some currency. */
export function isCurrency(word: string): boolean {
  return CURRENCIES_OF.has(word)
}

/** Whether a word names a currency that is not the house's own. */
export function isForeign(word: string, own: string): boolean {
  const codes = CURRENCIES_OF.get(word)
  return codes !== undefined && word !== own.toLowerCase() && !codes.includes(own)
}

/** Said of an amount without changing it. */
export const ROUGHLY = new Set(
  'about around approx approximately roughly circa ca ~ only حوالي تقريبا'.split(' '),
)

export const PERIOD_WORDS: Record<string, Period> = {
  ...wordsFor('year yr y annum annually yearly pa p.a سنه سنويا سنوي السنه', 'year'),
  ...wordsFor('quarter qtr quarterly', 'quarter'),
  ...wordsFor('month mo mth monthly pm p.m شهر شهريا شهري الشهر', 'month'),
  ...wordsFor('week wk weekly pw p.w اسبوع اسبوعيا', 'week'),
}

function wordsFor<Value>(words: string, value: Value): Record<string, Value> {
  return Object.fromEntries(words.split(' ').map((word) => [word, value]))
}
