import { expect, test } from 'vitest'
import { type Candidate, identify } from './identity.ts'

const home = (id: string, more: Partial<Candidate> = {}): Candidate => ({
  id,
  area: 'marina',
  isSameUnit: true,
  hasPermit: false,
  ...more,
})
const MARINA = { area: 'marina', hasUnit: true }

test('a unit of a building of a community is one home', () => {
  expect(identify(MARINA, [home('a')])).toEqual({ is: 'known', id: 'a' })
  expect(identify(MARINA, [])).toEqual({ is: 'new' })
})

test('a tower of the same name in another community is another', () => {
  expect(identify(MARINA, [home('a', { area: 'downtown' })])).toEqual({ is: 'new' })
  expect(identify(MARINA, [home('a', { area: 'downtown' }), home('b')])).toEqual({
    is: 'known',
    id: 'b',
  })
})

test('a community that nobody says leaves a doubt', () => {
  expect(identify({ ...MARINA, area: null }, [home('a')])).toEqual({ is: 'doubtful', ids: ['a'] })
  expect(identify(MARINA, [home('a', { area: null })])).toEqual({ is: 'doubtful', ids: ['a'] })
})

test('two homes of one unit leave a doubt', () => {
  expect(identify(MARINA, [home('a'), home('b')])).toEqual({ is: 'doubtful', ids: ['a', 'b'] })
  expect(identify(MARINA, [home('a'), home('b', { area: null })])).toMatchObject({ is: 'doubtful' })
})

test('a permit tells the home where no unit speaks against it', () => {
  const permitted = home('a', { isSameUnit: false, hasPermit: true })
  expect(identify({ area: null, hasUnit: false }, [permitted])).toEqual({ is: 'known', id: 'a' })
  expect(identify(MARINA, [permitted])).toEqual({ is: 'doubtful', ids: ['a'] })
  expect(identify({ area: 'downtown', hasUnit: false }, [permitted])).toMatchObject({
    is: 'doubtful',
  })
  expect(identify(MARINA, [home('a', { hasPermit: true, area: null })])).toEqual({
    is: 'known',
    id: 'a',
  })
  expect(identify(MARINA, [home('b'), permitted])).toMatchObject({ is: 'doubtful' })
})
