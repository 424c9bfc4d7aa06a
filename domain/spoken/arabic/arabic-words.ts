import { foldArabic } from '../../text/plain-text.ts'
import { LATIN, MONTH_NAMES } from './further-words.ts'
import { SPOKEN } from './spoken-forms.ts'

/** Forms that people or things are said behind, as one word: "see it", "sell it". */
export const VERBS: ReadonlySet<string> = new Set(
  'ابيع نبيع تبيع بيع أأجر نأجر ااجر استاجر اشتري نشتري اشوف نشوف تشوف شوف اعاين تعاين نعاين ابي ابا ابغى اريد بدي عايز الغي نلغي ادفع ندفع'
    .split(' ')
    .map(foldWord),
)

/** Where in a month, before its name. */
const PARTS: readonly [words: readonly string[], english: string][] = [
  [['نص', 'نصف', 'منتصف'], 'the middle of'],
  [['اخر', 'نهاية', 'اواخر', 'خر'], 'the end of'],
  [['بداية', 'اوائل', 'مطلع'], 'the first of'],
]

/** By the form, folded; the longest has so many words. */
export const PHRASES: ReadonlyMap<string, string> = new Map([
  ...rowsOf(SPOKEN),
  ...rowsOf(MONTH_NAMES).flatMap(([form, month]): [string, string][] => [
    [form, month],
    [`${foldWord('اول')} ${form}`, `the first of ${month}`],
    ...(month.includes(' ')
      ? []
      : PARTS.flatMap(([words, part]) =>
          words.map((word): [string, string] => [`${foldWord(word)} ${form}`, `${part} ${month}`]),
        )),
  ]),
  ...Object.entries(LATIN),
])
export const LONGEST_PHRASE = 3
export const LATIN_WORDS: readonly string[] = Object.keys(LATIN)

/** One spelling: no vowel signs and no tatweel, one alif, one yeh, and the letter that ends a feminine word as it sounds. */
export function foldWord(word: string): string {
  return foldArabic(word.toLowerCase()).replaceAll('ة', 'ه').replaceAll(/[ؤئ]/g, 'ء')
}

function rowsOf(table: string): [form: string, english: string][] {
  return table
    .trim()
    .split('\n')
    .flatMap((row) => {
      const [english = '', forms = ''] = row.split(' = ')
      return forms.split('، ').map((form): [string, string] => [foldWord(form), english])
    })
}
