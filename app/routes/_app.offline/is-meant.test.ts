import { expect, test } from 'vitest'
import { meantBy } from './is-meant.ts'

const AMINA = { name: 'Amina Haddad', reference: 'L-10042', phone: '+971501112233' }
const NAMELESS = { name: null, reference: 'L-7', phone: null }

test('a lead is found by its name, in either script, by its reference and by its number as it is rung at home', () => {
  for (const sought of [
    '',
    ' ',
    'amina',
    'HADDAD',
    'أمينة',
    'l-100',
    '050 111',
    '٠٥٠١١١',
    '+971 50',
  ])
    expect(meantBy(sought)(AMINA), sought).toBe(true)
  for (const sought of ['omar', 'L-9', '055', '99999', '🌊'])
    expect(meantBy(sought)(AMINA), sought).toBe(false)
  expect(meantBy('L-7')(NAMELESS)).toBe(true)
  expect(meantBy('amina')(NAMELESS)).toBe(false)
})
