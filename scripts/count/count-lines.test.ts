import { expect, test } from 'vitest'
import { countLines } from './count-lines.ts'

test.each([
  ['', 0],
  ['\n\n  \n', 0],
  ['// said\n', 0],
  ['/**\n * said\n */\nconst a = 1\n', 1],
  ['const a = 1 // said\n', 1],
  ['call(\n  1,\n)\n', 3],
  ['const text = `one\n\n// two`\n', 3],
  ['const html = (\n  <p>\n    {/* said */}\n    word\n  </p>\n)\n', 6],
])('%j has %d lines of code', (source, lines) => {
  expect(countLines(source)).toBe(lines)
})
