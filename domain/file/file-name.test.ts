import { expect, test } from 'vitest'
import { endingOf, readFileName } from './file-name.ts'

test.each([
  ['Sea view 🌊.JPG', 'Sea view 🌊.JPG'],
  ['عقد الإيجار ٢٠٢٦.pdf', 'عقد الإيجار ٢٠٢٦.pdf'],
  ['O’Brien – Form F.pdf', 'O’Brien – Form F.pdf'],
  ['C:\\Users\\sara\\Desktop\\deed.pdf', 'deed.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['.htaccess', 'htaccess'],
  ['contract\u202efdp.exe', 'contractfdp.exe'],
  ['a\u0000b\r\nset-cookie: x.txt', 'a b set-cookie: x.txt'],
  ['half \ud800 of a letter.png', 'half of a letter.png'],
  ['', 'file'],
  ['...', 'file'],
  ['\u200f\u202e', 'file'],
])('%j is kept as %j', (given, kept) => {
  expect(readFileName(given)).toBe(kept)
})

test('a name of ten thousand letters is cut and keeps its ending', () => {
  const name = readFileName(`${'ش'.repeat(10_000)}.docx`)
  expect([...name]).toHaveLength(120)
  expect(name.endsWith('….docx')).toBe(true)
  expect(readFileName('x'.repeat(10_000_000))).toHaveLength(120)
})

test('an ending is what stands after the last dot, in small letters', () => {
  expect(['a.JPG', 'a.tar.gz', 'a', 'a.', 'a.b c'].map(endingOf)).toEqual(['jpg', 'gz', '', '', ''])
})
