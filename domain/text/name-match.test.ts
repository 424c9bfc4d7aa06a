import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isNameMeant } from './name-match.ts'

test.each([
  ['Sara Haddad', 's'],
  ['Sara Haddad', 'SARA had'],
  ['Sara Haddad', 'had'],
  ['Sara Haddad', 'سار'],
  ['Sara Haddad', 'سارة'],
  ['Sara Haddad', 'سارة حداد'],
  ['Omar Khan', 'ع'],
  ['Omar Khan', 'عمر خان'],
  ['Layla Nasser', 'ليلى'],
  ['Mohammed Ali', 'محمد علي'],
  ['Fatima Yousef', 'فَاطِمَة'],
  ['Abdullah O’Brien', 'عبدالله'],
  ['Abdullah O’Brien', 'o brien'],
  ['Zoë Müller', 'zoe mul'],
  ['محمد علي', 'moha'],
  ['أحمد يوسف', 'احمد'],
  ['أحمد يوسف', 'ahmad y'],
  ['Anyone', ''],
])('%s is meant by %s', (name, typed) => {
  expect(isNameMeant(name, typed)).toBe(true)
})

test.each([
  ['Sara Haddad', 'x'],
  ['Sara Haddad', 'sara khan'],
  ['Sara Haddad', 'عمر'],
  ['Layla Nasser', 'محمد'],
  ['Omar Khan', 'mar'],
])('%s is not meant by %s', (name, typed) => {
  expect(isNameMeant(name, typed)).toBe(false)
})

test('whatever is typed is judged, and every name is meant by its own beginning', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(40), (name, length) => {
      isNameMeant('Sara Haddad', name)
      isNameMeant(name, name.slice(0, length))
    }),
    { numRuns: 500 },
  )
  const names = fc.array(fc.constantFrom(...'abekhst '), { maxLength: 40 })
  fc.assert(
    fc.property(names, fc.nat(40), (letters, length) => {
      const name = letters.join('')
      expect(isNameMeant(name, name.trim().slice(0, length))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
