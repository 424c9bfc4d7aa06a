import { XMLParser, XMLValidator } from 'fast-xml-parser'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { element, group, sayable } from './xml.ts'

const parser = new XMLParser({ parseTagValue: false, trimValues: false, processEntities: false })
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(']]>', ']]', '>', '<![CDATA[', '</T>', '<', '&', '&amp;', '\0', '\uffff'),
      fc.constantFrom('\ud83d', '\ude00', '😀', '\u200f', 'شقة', '٢', 'O’Brien', '\r\n'),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 10 },
  )
  .map((parts) => parts.join(''))

test('whatever a value is, a reader finds it whole and nothing else', () => {
  fc.assert(
    fc.property(hostile, (value) => {
      const xml = element('T', value)
      const read = xml === '' ? '' : parser.parse(`<R>${xml.trimEnd()}</R>`).R.T
      expect(read).toBe(lineEnds(value))
      if (xml !== '') expect(XMLValidator.validate(xml)).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('what is nothing has no tag, and a group of nothing none either; zero is something', () => {
  expect([null, undefined, '', '\0'].map((value) => element('T', value))).toEqual(['', '', '', ''])
  expect(group('G', ['', element('T', null)])).toBe('')
  expect(group('G', [element('T', 0)])).toBe('<G>\n<T><![CDATA[0]]></T>\n</G>\n')
})

/** As XML's readers make them (section 2.11). */
function lineEnds(value: string): string {
  return sayable(value).replaceAll(/\r\n?/g, '\n')
}
