import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  APPROVAL_MINUTES,
  APPROVAL_STATES,
  APPROVAL_WAIT_SECONDS,
  CONNECTION_DAYS,
  MOST_WAITING,
  PROGRAM_CALLS_DAYS,
} from '#domain/program/program.ts'
import { SCOPES } from '#domain/access/token.ts'
import { connectAs } from '#tests/support/mcp-client.ts'
import { createTestApi } from '#tests/support/test-api.ts'
import { LIMITS } from '../api/caller/limits.ts'
import { MOST_NAMED } from './keep-calls.ts'
import { MOST_ROWS } from './nouns/noun.ts'
import { BODY_BYTES } from './routes.ts'
import { IDLE_MINUTES, MOST_SESSIONS } from './sessions.ts'
import { TOOLS } from './tools.ts'
import { NOUNS } from './tools/records/read-record.ts'
import { WRITES } from './writes/writes.ts'

const TEXT = readFileSync(join(import.meta.dirname, '../../docs/mcp.md'), 'utf8')

/** The rows of the table whose heading begins with this, cell by cell. */
function table(heading: string): string[][] {
  const [, after = ''] = TEXT.split(`\n| ${heading} |`)
  const [rows = ''] = after.slice(after.indexOf('\n')).split('\n\n')
  return rows
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
}

const code = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' ') || '–'
const argumentsOf = (tool: { input: { shape: object } }) => code(Object.keys(tool.input.shape))

test('what is written for people who connect a program names every tool with its scope and arguments', () => {
  expect(table('tool | scope')).toEqual(
    TOOLS.map((tool) => [code([tool.name]), code([tool.scope]), argumentsOf(tool)]),
  )
  expect(table('tool | arguments').map(([name, args]) => [name, args])).toEqual(
    WRITES.map((tool) => [code([tool.name]), argumentsOf(tool)]),
  )
  expect(table('scope').map(([scope]) => scope)).toEqual(SCOPES.mcp.map((scope) => code([scope])))
})

test('it names every resource, noun and prompt that a program finds', async () => {
  const program = await connectAs(await createTestApi(), 'Sara', 'mcp:read')
  const { resources } = await program.listResources()
  const { resourceTemplates } = await program.listResourceTemplates()
  const addresses = [
    ...resources.map(({ uri }) => uri),
    ...resourceTemplates.map(({ uriTemplate }) => uriTemplate),
  ]
  expect(table('resource').map(([name]) => name)).toEqual(addresses.map((uri) => code([uri])))
  expect(table('resource').at(-1)?.[1]).toContain(code(NOUNS))
  const { prompts } = await program.listPrompts()
  expect(table('prompt')).toEqual(
    prompts.map((prompt) => [
      code([prompt.name]),
      code((prompt.arguments ?? []).map(({ name }) => name)),
    ]),
  )
})

test('its limits are those that hold, and the answers to a question those that there are', () => {
  expect(Object.fromEntries(table('limit'))).toEqual({
    'requests of one person, in a minute': `${LIMITS.client.requests}`,
    'bytes of a request': `${BODY_BYTES}`,
    'rows of a page': `${MOST_ROWS}`,
    'sessions of one program for one person': `${MOST_SESSIONS}`,
    'minutes until an idle session ends': `${IDLE_MINUTES}`,
    'seconds that a call waits for a yes': `${APPROVAL_WAIT_SECONDS}`,
    'minutes until a question is over': `${APPROVAL_MINUTES}`,
    'questions of one program that wait for one person': `${MOST_WAITING}`,
    'days until a program is to be let in again': `${CONNECTION_DAYS}`,
    'days that calls and answers are kept': `${PROGRAM_CALLS_DAYS}`,
    'records named of one call': `${MOST_NAMED}`,
  })
  // `approved` is on its way to one of the others.
  const said = APPROVAL_STATES.filter((state) => state !== 'approved')
  expect(said.filter((state) => !TEXT.includes(`\`${state}\``))).toEqual([])
})
