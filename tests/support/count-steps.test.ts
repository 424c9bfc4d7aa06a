import { expect, test } from 'vitest'
import { countSteps } from './count-steps.ts'
import { endOfMatch } from './pattern-steps.ts'

test.each([
  [/a+b|c/, 'xaab'],
  [/(?<=\d{2}) [^.?!]*$/, 'in 12 days. 34 nights'],
  [/^(?:\w+\s?)*?z/i, 'one two Z'],
  [/(['"]).*?\1/, `say 'a "b" c' now`],
  [/\p{L}{2,}(?!\w)/u, '1 😀éß٣ ok'],
  [/(?<!no )\bpets\b/, 'no pets, pets'],
  [/x{2,3}?y/, 'xxxxy'],
  [/nothing/, 'here'],
])('%s is counted as it is matched', (pattern, text) => {
  const native = pattern.exec(text)
  expect(endOfMatch(pattern, text)).toBe(native && native.index + native[0].length)
})

test('steps grow as the pattern’s work does', () => {
  const steps = (pattern: RegExp, length: number) =>
    countSteps(() => pattern.test('a'.repeat(length))).total
  expect(steps(/^a+b/, 200) / steps(/^a+b/, 100)).toBeLessThan(2.1)
  expect(steps(/a+b/, 200) / steps(/a+b/, 100)).toBeGreaterThan(3.5)
  expect(() => steps(/^(?:a+)+b/, 40)).toThrow('Too many steps')
})

test('every way to use a pattern is counted, and nothing stays changed', () => {
  const native = RegExp.prototype.exec
  const { byPattern } = countSteps(() => {
    ;[...'a1b2'.matchAll(/\d/g)].map(String)
    'a b'.split(/ /)
    'a b'.replaceAll(/[ab]/g, '')
    'ab'.search(/b/)
  })
  expect([...byPattern.keys()]).toEqual(expect.arrayContaining([String.raw`\d`, ' ', '[ab]', 'b']))
  expect(RegExp.prototype.exec).toBe(native)
})
