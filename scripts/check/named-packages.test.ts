import { expect, test } from 'vitest'
import { importedPackages } from './named-packages.ts'

test.each([
  ["import * as Y from 'yjs'", ['yjs']],
  ["import postgres from 'postgres'", ['postgres']],
  ["import { verify, type X } from 'oslo/request'", ['oslo']],
  [
    "import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'",
    ['@modelcontextprotocol/sdk'],
  ],
  ["import {\n  a,\n  b,\n} from 'ai'", ['ai']],
  ["import 'msw'", ['msw']],
  ["export { a } from 'arctic'", ['arctic']],
  ["const { google } = await import('@ai-sdk/google')", ['@ai-sdk/google']],
  ["import type { Doc } from 'yjs'", []],
  ["import { type Doc, type Map } from 'yjs'", []],
  ["import { a } from './yjs'", []],
  ["import { a } from '#domain/yjs.ts'", []],
  ["// import { a } from 'yjs'", []],
])('%s imports the values of %j', (source, expected) => {
  expect(importedPackages(source)).toEqual(expected)
})
