import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countSteps } from '#tests/support/count-steps.ts'
import { glossArabic } from './gloss-arabic.ts'

test.each([
  ['أبغى شقة غرفتين وصالة', 'want apartment 2 bedrooms and hall'],
  ['بدي شقة غرفة وحدة', 'want apartment bedroom 1'],
  ['عايز فيلا تلات أوض', 'want villa 3 bedrooms'],
  ['ما بدي استوديو', 'do not want studio'],
  ['مية وثمانين ألف درهم', '180 thousand درهم'],
  ['ميتين وخمسة وعشرين ألف', '225 thousand'],
  ['مليون ومئتين ألف', '1.2 million'],
  ['بين مية وخمسين ألف ومية وثمانين ألف', 'between 150 thousand and 180 thousand'],
  ['مليونين ونص', '2.5 million'],
  ['أربعة ملايين ونصف', '4.5 million'],
  ['175 ألف بالسنة', '175 thousand a year'],
  ['2 مليون ونص', '2 million and a half'],
  ['باجر الساعة خمس ونص', 'tomorrow at half past 5'],
  ['الساعة 4 وربع', 'at quarter past 4'],
  ['ستة إلا ربع', 'quarter to 6'],
  ['يوم الخميس الساعة العاشرة صباحا', 'thursday at 10 in the morning'],
  ['الأحد بعد العيد', 'sunday after eid'],
  ['أول شهر واحد', 'the first of january'],
  ['صفر خمسة خمسة، تلاتة أربعة', '0 5 5, 3 4'],
  ['كم ميزانيتك؟', 'how much budget?'],
  ['وعندي كلب', 'and i have dog'],
  ['yalla, bukra', 'okay, tomorrow'],
  ['خالد المنصوري', 'خالد المنصوري'],
  ['two bedrooms in JVC', 'two bedrooms in JVC'],
])('“%s” says “%s”', (said, english) => {
  expect(glossArabic(said).text).toBe(english)
})

test('a place stays what it is, apart from what is written together with it', () => {
  const said = 'شقة بالمارينا'
  const range = { start: 5 + 1, end: said.length }
  const { text, toSource } = glossArabic(said, [{ range, name: 'Dubai Marina' }])
  expect(text).toBe('apartment in Dubai Marina')
  expect(toSource({ start: text.indexOf('Dubai'), end: text.length })).toEqual(range)
})

test('what is found in the gloss stands where its words were said', () => {
  const said = 'أبغى شقة، غرفتين نوم، in JVC please'
  const { text, toSource } = glossArabic(said)
  const wordsFor = (english: string) => {
    const start = text.indexOf(english)
    const range = toSource({ start, end: start + english.length })
    return said.slice(range.start, range.end)
  }
  expect(wordsFor('2 bedrooms')).toBe('غرفتين نوم')
  expect(wordsFor('JVC')).toBe('JVC')
  expect(wordsFor('apartment')).toBe('شقة')
})

const PARTS = [
  'شقة',
  'غرفتين',
  'مية',
  'وثمانين',
  'ألف',
  'و',
  'ب',
  'ـ',
  '5',
  ' ',
  '، ',
  '؟',
  'yalla',
  'x',
  '😀',
  '\ud800',
  'الساعة',
  'ونص',
  'إلا',
  'ربع',
  'مليون',
]

test('whatever is said, every place of a gloss is a place of what was said', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PARTS), { maxLength: 30 }), (parts) => {
      const said = parts.join('')
      const { text, toSource } = glossArabic(said)
      for (let start = 0; start < text.length; start += 1) {
        if (text[start] === ' ') continue
        const range = toSource({ start, end: start + 1 })
        expect(range.start).toBeGreaterThanOrEqual(0)
        expect(range.end).toBeGreaterThan(range.start)
        expect(range.end).toBeLessThanOrEqual(said.length)
      }
    }),
    { numRuns: 300 },
  )
})

test('twice as many words cost twice as much', () => {
  for (const word of ['شقة ', 'مية و', 'وثمانين ', 'خمس ونص ', 'ا', 'وال', '5 ', 'ـ'])
    expect(countSteps(() => glossArabic(word.repeat(400))).total, word).toBeLessThan(
      2.3 * countSteps(() => glossArabic(word.repeat(200))).total + 20_000,
    )
})
