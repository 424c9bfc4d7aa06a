import { createServer } from 'node:http'
import { ne } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connectPace } from '#db/pace/client.ts'
import { setRole, setTeam, suspendPerson } from '#db/pace/rights/people-rights.ts'
import { teams } from '#db/pace/schema.ts'
import { startPace } from '#tests/support/start-pace.ts'
import {
  measureShut,
  openFiveWays,
  signIn,
  type FiveWays,
  type Stack,
} from './support/five-ways.ts'

const BY = { actor: 'service:test' }
/**
 * What is asked for is a minute at the worst and two seconds as a rule; the bell is the rule. A way is found shut by asking there again
 * and again, five at once: on a busy machine that takes its time, too.
 */
const RULE_MS = 2_000
const ROUNDS = 5

const stack = {} as Stack
const stops: (() => unknown)[] = []

beforeAll(async () => {
  const model = await startSilentModel()
  const pace = await startPace({
    env: { OPENAI_COMPATIBLE_URL: model, OPENAI_COMPATIBLE_MODEL: 'm' },
  })
  stops.unshift(pace.stop)
  const database = connectPace(pace.databases.pace.adminUrl, { max: 3 })
  stops.unshift(database.close)
  Object.assign(stack, { pace, database })
})
afterAll(async () => {
  for (const stop of stops) await stop()
})

/** A model that thinks for ever: a question to it stays open until its asker is out. */
async function startSilentModel(): Promise<string> {
  const server = createServer(() => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stops.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/v1`
}

const board = (teamId: string) => `board:${teamId}`
const ALL = ['web', 'rest', 'sse', 'webSocket', 'mcp'] as const
const BUT_WEB = ['rest', 'sse', 'webSocket', 'mcp'] as const

function expectAtOnce(shut: Record<string, { ms: number }>, { askMs }: FiveWays): void {
  const late = Object.entries(shut).filter(([, { ms }]) => ms >= RULE_MS + ROUNDS * askMs)
  expect(late).toEqual([])
}

test('[bar 5] [W13] a person who is suspended is out of page, REST, stream, socket and MCP, at once', async () => {
  const five = await openFiveWays(stack, 'Omar Khan', board)
  expect(five.open).toEqual([200, 200, 200])
  await suspendPerson(stack.database.db, { personId: five.person.id, by: BY })
  const shut = await measureShut(five.ways, ALL)
  expect(shut).toMatchObject({
    web: { status: 302 },
    rest: { status: 401 },
    webSocket: { code: 4403 },
    mcp: { status: 401 },
  })
  expectAtOnce(shut, five)
})

test('[bar 5] [W13] a session that ends on another device shuts all that was opened in it, and nothing else', async () => {
  const five = await openFiveWays(stack, 'Adam Fischer', board)
  expect(five.open).toEqual([200, 200, 200])
  const elsewhere = await signIn(stack, 'Adam Fischer')
  await endFrom(elsewhere.browser, five)
  const shut = await measureShut(five.ways, ALL)
  expect(shut).toMatchObject({
    web: { status: 302 },
    rest: { status: 401 },
    webSocket: { code: 4403 },
    mcp: { status: 401 },
  })
  expectAtOnce(shut, five)
  expect((await elsewhere.browser.send(`${stack.pace.urls.APP_URL}/leads`)).status).toBe(200)
})

test('[bar 5] [W13] another role ends tokens and streams of the old one; the page goes on, the socket comes back', async () => {
  const five = await openFiveWays(stack, 'Sara Haddad', board)
  expect(five.open).toEqual([200, 200, 200])
  await setRole(stack.database.db, { personId: five.person.id, role: 'manager', by: BY })
  const shut = await measureShut(five.ways, BUT_WEB)
  expect(shut).toMatchObject({
    rest: { status: 401 },
    webSocket: { code: 4501 },
    mcp: { status: 401 },
  })
  expectAtOnce(shut, five)
  expect(await five.ways.web()).toBeUndefined()
})

test('[bar 5] [W13] another team shuts what was the old one’s', async () => {
  const five = await openFiveWays(stack, 'Layla Nasser', board)
  expect(five.open).toEqual([200, 200, 200])
  const { db } = stack.database
  const [other] = await db
    .select()
    .from(teams)
    .where(ne(teams.id, five.person.teamId ?? ''))
  await setTeam(db, { personId: five.person.id, teamId: other?.id ?? null, by: BY })
  const shut = await measureShut(five.ways, BUT_WEB)
  expect(shut).toMatchObject({
    rest: { status: 401 },
    webSocket: { code: 4403 },
    mcp: { status: 401 },
  })
  expectAtOnce(shut, five)
  expect(await five.ways.web()).toBeUndefined()
})

/** Presses "End" beside that session on the page of another browser. */
async function endFrom(browser: FiveWays['browser'], { sessionId }: FiveWays): Promise<void> {
  const page = `${stack.pace.urls.APP_URL}/account/sessions`
  const html = await (await browser.send(page)).text()
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const answer = await browser.send(page, { form: { intent: 'end', sessionId, csrf } })
  expect(answer.status).toBe(200)
}
