import { expect, test } from 'vitest'
import { SOME_SOURCES, SOME_TYPES } from '#domain/testing/reference.ts'
import { isOrder } from '../words/grammar.ts'
import { indexNames } from '../words/names.ts'
import { toWords } from '../words/words.ts'
import { lexiconOf, readWords } from '../read-words.ts'
import { glossQuestion } from './gloss-question.ts'
import { QUESTION_WORDS } from './question-words.ts'

const LISTS = {
  source: [...SOME_SOURCES],
  propertyType: [...SOME_TYPES],
  lostReason: [],
  callChecklist: [],
}
const PEOPLE = [
  { id: 'a', name: 'Sara Haddad' },
  { id: 'b', name: 'Hassan Ali' },
]
const NAMES = indexNames({
  areas: [{ key: 'jvc', name: 'Jumeirah Village Circle', aliases: ['قرية جميرا الدائرية'] }],
  people: PEOPLE,
  teams: [],
  lists: LISTS,
})

function gloss(question: string): string {
  const words = glossQuestion(toWords(question), (phrase) => NAMES.has(phrase))
  return words.map(({ norm }) => norm).join(' ')
}

test.each([
  ['كم عميل جديد وصلنا هذا الأسبوع؟', 'how many leads new came in this week'],
  ['العملاء حسب المصدر والمنطقة', 'leads by source and area'],
  ['شقق غرفتين للبيع تحت ٢ مليون', 'apartments 2 bedrooms for sale under 2 million'],
  ['التصاريح خلال ٣٠ يوم القادمة', 'permits pls next 30 days'],
  ['آخر 7 أيام', 'last 7 days'],
  ['ثلاثة ملايين درهم', '3 million dirhams'],
  ['وفي قرية جميرا الدائرية', 'and pls قريه جميرا الدايريه'],
  ['عملاء لسارة', 'leads ساره'],
  ['ما المهام المتأخرة؟', 'pls tasks overdue'],
  ['ما هي مصادر العملاء؟', 'pls source leads'],
  ['وما المهام المتأخرة؟', 'and pls tasks overdue'],
  ['كم مهمة ما انجزت؟', 'how many tasks not done'],
  ['العقارات ما بيعت', 'listings not sold'],
  ['العقارات اللي ماهي مباعة', 'listings pls not sold'],
  ['المكالمات الواردة وما تم الرد عليها', 'calls inbound and not answered'],
  ['العملاء ما عدا سارة', 'leads not ساره'],
  ['ما بيعت العقارات', 'ما sold listings'],
  ['العملاء كما المهام', 'leads كما tasks'],
  ['قائمة العملاء', 'pls leads'],
  ['قائمة المهام', 'pls tasks'],
  ['معاينات بعد غد', 'viewings day after tomorrow'],
  ['معاينات بعد بكرة', 'viewings day after tomorrow'],
  ['مكالمات قبل أمس', 'calls day before yesterday'],
  ['مكالمات أول أمس', 'calls day before yesterday'],
])('%s says: %s', (arabic, english) => {
  expect(gloss(arabic)).toBe(english)
})

test('what is English stays as it was, and what nobody knows stays as it is', () => {
  expect(gloss('leads by agent this week')).toBe('leads by agent this week')
  expect(gloss('عملاء بنفسج')).toBe('leads بنفسج')
})

test('names that letters alone do not tell apart are not taken for each other', () => {
  expect(NAMES.get('حسن')).toHaveLength(1)
  expect(NAMES.get('حسين')).toBeUndefined()
  expect(NAMES.get('حسان')).toBeUndefined()
})

test('each word shows what was said, once', () => {
  const words = glossQuestion(toWords('كم عدد العملاء الشهر الماضي'), () => false)
  expect(words.map(({ said }) => said).filter(Boolean)).toEqual([
    'كم عدد',
    'العملاء',
    'الشهر الماضي',
  ])
})

test('whatever the table says in English, the rules know each word of it', () => {
  const known = {
    names: indexNames({ areas: [], people: [], teams: [], lists: LISTS }),
    lexicon: lexiconOf(LISTS),
    today: '2026-11-23',
    currency: 'AED',
  }
  for (const row of QUESTION_WORDS.trim().split('\n')) {
    const [english = ''] = row.split(' = ')
    // Months and amounts are read with what stands beside them.
    const { items } = readWords(toWords(english), known)
    const strange = items.filter(({ meaning }) => meaning.kind === 'unknown')
    expect(
      strange.filter(({ norm }) => !HELPERS.has(norm) && !isOrder(norm)),
      english,
    ).toEqual([])
  }
})

/** Words that mean something only with a number or a time. */
const HELPERS = new Set(
  'per year month between up to under over million thousand dirhams since before after last at least no than bedroom'.split(
    ' ',
  ),
)

test('a hostile question is read in time that grows with its words', () => {
  const long = toWords(`${'ولل'.repeat(160)} ${'كم عدد '.repeat(40)}`)
  const began = performance.now()
  glossQuestion(long, () => false)
  // A look back at all before would take minutes.
  expect(performance.now() - began).toBeLessThan(5_000)
})
