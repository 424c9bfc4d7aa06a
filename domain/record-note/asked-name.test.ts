import { expect, test } from 'vitest'
import { askedName, whoIsMeant, withName } from './asked-name.ts'

const PEOPLE = ['Sara Haddad', 'Omar Khan', 'Layla Nasser', 'Haya Sarhan'].map((name, index) => {
  return { id: String(index), name }
})
const [SARA] = PEOPLE
const namesFor = (typed: string) => whoIsMeant(PEOPLE, { at: 0, typed }).map(({ name }) => name)

test('somebody is being named behind a sign that begins a word, up to the caret', () => {
  expect(askedName('Ask @sa', 7, [])).toEqual({ at: 4, typed: 'sa' })
  expect(askedName('@', 1, [])).toEqual({ at: 0, typed: '' })
  expect(askedName('(@عمر', 5, [])).toEqual({ at: 1, typed: 'عمر' })
  expect(askedName('@sara h', 7, [])).toEqual({ at: 0, typed: 'sara h' })
  expect(askedName('@sara more', 3, [])).toEqual({ at: 0, typed: 'sa' })
})

test.each([
  ['nothing', '', 0],
  ['before it', '@sara', 0],
  ['an address', 'x@sara', 6],
  ['a space behind it', '@ sara', 6],
  ['another line', '@sara\nh', 7],
  ['what is too long for a name', `@${'x'.repeat(61)}`, 62],
])('nobody is being named by %s', (_what, text, caret) => {
  expect(askedName(text, caret, [])).toBeNull()
})

test('whoever stands there already is not asked for again', () => {
  expect(askedName('@Sara Haddad look', 17, SARA ? [SARA] : [])).toBeNull()
})

test('those whose name begins so come first', () => {
  expect(namesFor('sar')).toEqual(['Sara Haddad', 'Haya Sarhan'])
  expect(namesFor('ليلى')).toEqual(['Layla Nasser'])
  expect(namesFor('')).toHaveLength(4)
  expect(namesFor('x')).toEqual([])
})

test('the whole name takes the place of what was typed of it', () => {
  const sara = { id: '0', name: 'Sara Haddad' }
  expect(withName('Ask @sa', { at: 4, typed: 'sa' }, sara)).toEqual({
    text: 'Ask @Sara Haddad ',
    caret: 17,
  })
  expect(withName('@s now', { at: 0, typed: 's' }, sara)).toEqual({
    text: '@Sara Haddad now',
    caret: 13,
  })
})
