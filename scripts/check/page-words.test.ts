import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { findPageWords } from './page-words.ts'

test('a page may name neither a word of one language nor a side of the screen', () => {
  const root = mkdtempSync(join(tmpdir(), 'pace-words-'))
  onTestFinished(() => rmSync(root, { recursive: true }))
  mkdirSync(join(root, 'app/deals'), { recursive: true })
  const page = `<p className="ms-2 text-start border-left-style">Won</p>\n<p className="ml-2 text-right" />`
  writeFileSync(join(root, 'app/deals/page.tsx'), page)
  writeFileSync(join(root, 'app/deals/page.server.ts'), `const row = { title: 'a log line' }`)
  const found = findPageWords(root).filter((problem) => problem.includes('deals'))
  expect(found).toEqual([
    'app/deals/page.tsx:2 names a side (ml-2): use its logical twin',
    'app/deals/page.tsx:1 says “Won”',
  ])
})
