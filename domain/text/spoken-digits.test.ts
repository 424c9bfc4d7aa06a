import { expect, test } from 'vitest'
import { spokenDigits } from './spoken-digits.ts'

test.each([
  ['zero five zero, one two three, four five six seven', '0501234567'],
  ['oh five oh double one two triple three 4', '0501123334'],
  ['plus nine seven one fifty one two three four five six seven', '+97151234567'],
  ['صفر خمسة صفر واحد اثنين ثلاثة أربعة خمسة ستة سبعة', '0501234567'],
  ['زائد ٩٧١ خمسة صفر ١٢٣ ٤٥٦٧', '+971501234567'],
  ['+971 fifty', '+97150'],
])('%s is said for %s', (said, digits) => {
  expect(spokenDigits(said)).toBe(digits)
})

test.each(['', 'call me', 'five apples', 'zero five @ zero', '0▒▒▒1', '😀'])(
  'what is no number alone is none: %s',
  (text) => {
    expect(spokenDigits(text)).toBeNull()
  },
)
