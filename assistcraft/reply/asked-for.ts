import { foldArabic, toAsciiDigits } from '#domain/text/plain-text.ts'
import type { Language } from '#domain/language.ts'

/** What people ask about a home; `other` is what no record of a home answers. */
export const TOPICS = [
  'price',
  'rooms',
  'size',
  'furnishing',
  'parking',
  'availability',
  'permit',
  'viewing',
  'other',
] as const
export type Topic = (typeof TOPICS)[number]

const list = (text: string) => text.split(' ')
/** Words that ask for each, folded; of four letters and more the beginning is enough. */
const WORDS: Record<Exclude<Topic, 'other'>, readonly string[]> = {
  price: list('price cost rent aed dirham سعر السعر بكم الايجار ايجار الثمن ثمن القيمه درهم'),
  rooms: list('bedroom bed beds bhk bathroom room غرف الغرف غرفه حمام'),
  size: list('size sqft sqm square area مساحه المساحه قدم متر'),
  furnishing: list('furnish unfurnish مفروش الاثاث فرش'),
  parking: list('parking موقف مواقف'),
  availability: list('availab vacant متاح متوفر شاغر'),
  permit: list('permit trakheesi rera تصريح التصريح ترخيص'),
  viewing: list('viewing view visit معاينه المعاينه زياره اشوف نشوف موعد'),
}
/** What a record of a home does not tell. */
const OTHER = list(
  'pet pets dog cat balcon beach metro school gym pool cheque negotiab discount mortgage chiller حيوان كلب قطه شرفه بلكونه بحر مترو مدرسه شيك شيكات تفاوض خصم مسبح',
)
const LONGEST = 4_000
const MOST_REFERENCES = 3

/** What a customer's words ask for, by single words of theirs. */
export function topicsIn(text: string): Topic[] {
  const words = wordsOf(text)
  const asks = (known: readonly string[]) =>
    words.some((word) =>
      known.some((one) => word === one || (one.length > 3 && word.startsWith(one))),
    )
  const found = TOPICS.filter((topic) => asks(topic === 'other' ? OTHER : WORDS[topic]))
  return found
}

function wordsOf(text: string): string[] {
  const plain = foldArabic(toAsciiDigits(text.slice(0, LONGEST).normalize('NFKC')).toLowerCase())
  return plain
    .replaceAll('ة', 'ه')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
}

/** Listings that somebody names, as the house calls them. */
export function referencesIn(text: string): string[] {
  const plain = toAsciiDigits(text.slice(0, LONGEST)).toUpperCase()
  const found = [...plain.matchAll(/(?<![\p{L}\p{N}])P-\d{1,9}(?![\p{L}\p{N}])/gu)]
  return [...new Set(found.map(([reference]) => reference))].slice(0, MOST_REFERENCES)
}

/** In which language somebody writes: by their letters, or else by what the house knows of them. */
export function languageOf(text: string, known: string | null): Language {
  const arabic = text.slice(0, LONGEST).match(/\p{Script=Arabic}/gu)?.length ?? 0
  const latin = text.slice(0, LONGEST).match(/\p{Script=Latin}/gu)?.length ?? 0
  if (arabic + latin > 0) return arabic > latin ? 'ar' : 'en'
  return known === 'ar' ? 'ar' : 'en'
}
