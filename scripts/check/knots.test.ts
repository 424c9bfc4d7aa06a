import { expect, test } from 'vitest'
import { findKnots } from './knots.ts'

const module = (source: string, ...imports: string[]) => ({
  source,
  dependencies: imports.map((resolved) => ({ resolved })),
})

test('folders that import one way are no knot, however many files go that way', () => {
  const modules = [
    module('app/page.ts', 'app/kit/button.ts', 'domain/lead.ts', './app/other.ts'),
    module('app/kit/button.ts', 'domain/money.ts'),
    module('domain/lead.ts', 'domain/money.ts', 'node_modules/zod/index.js'),
    module('domain/money.ts', 'domain/lead.ts'),
  ]
  expect(findKnots(modules)).toEqual([])
})

test('two folders that import each other are named with the imports that tie them', () => {
  const modules = [
    module('app/api/caller.ts', 'app/mcp/tool.ts'),
    module('app/mcp/tool.ts', 'app/mcp/other.ts'),
    module('app/mcp/other.ts', 'app/api/rights.ts', 'app/api/caller.ts'),
    module('app/main.ts', 'app/api/caller.ts'),
  ]
  expect(findKnots(modules)).toEqual([
    {
      folders: ['app/api', 'app/mcp'],
      imports: ['app/api/caller.ts → app/mcp/tool.ts', 'app/mcp/other.ts → app/api/rights.ts'],
    },
  ])
})

test('a knot goes over as many folders as it likes, and a folder inside another is one of its own', () => {
  const modules = [
    module('words/desk.ts', 'words/en/desk.ts'),
    module('words/en/desk.ts', 'words/shared/plural.ts'),
    module('words/shared/plural.ts', 'words/language.ts'),
    module('words/ar/desk.ts', 'words/en/desk.ts'),
  ]
  expect(findKnots(modules).map(({ folders }) => folders)).toEqual([
    ['words', 'words/en', 'words/shared'],
  ])
})
