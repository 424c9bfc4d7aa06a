import { expect, test } from 'vitest'
import {
  type FeedMessage,
  keepFeedMessage,
  listWaitingMessages,
} from '#db/pace/calls/feed-messages.ts'
import { DomainError } from '#domain/errors.ts'
import { foundCompany } from '#tests/support/company.ts'
import type { FeedDeps } from '../take-events.ts'
import { readKept } from './read-kept.ts'

async function start(error: Error) {
  const { db } = await foundCompany()
  const warned: unknown[] = []
  const asked: string[] = []
  const deps = {
    db,
    // Where documents cannot be opened, for the one reason or the other.
    rooms: {
      inspect: (name: string) => {
        asked.push(name)
        return Promise.reject(error)
      },
    },
    log: { warn: (told: unknown) => warned.push(told), error: () => undefined },
  } as unknown as FeedDeps
  const keep = async (digest: string, body: string): Promise<FeedMessage> => {
    const contentType = 'application/x-www-form-urlencoded'
    const bytes = new TextEncoder().encode(body)
    const of = { door: 'main', vendor: 'twilio', contentType, digest, body: bytes } as const
    const kept = await keepFeedMessage(db, { ...of, receivedAt: new Date().toISOString() })
    if (!kept) throw new Error('It was kept before.')
    return kept
  }
  return { db, deps, keep, warned, asked }
}

const stopped = (letter: string) =>
  new URLSearchParams({
    CallSid: `CA${letter.repeat(32)}`,
    AccountSid: `AC${'0'.repeat(32)}`,
    CallStatus: 'completed',
  }).toString()

test('a call that cannot be stored for the moment waits, logged, with all of its own, and holds up no other', async () => {
  const { db, deps, keep, warned, asked } = await start(new DomainError('unavailable', 'Later.'))
  const held = new Set<string>()
  const first = await keep('1', stopped('a'))
  const second = await keep('2', stopped('a'))
  const other = await keep('3', 'no=call')
  for (const message of [first, second, other]) {
    expect(await readKept(deps, message, held)).toBe(true)
  }
  expect(await listWaitingMessages(db, { limit: 9 })).toEqual([first.id, second.id])
  expect(asked).toHaveLength(1)
  expect(warned).toMatchObject([{ message: first.id, door: 'main', kind: 'twilio' }])
})

test('a database out of reach stops all', async () => {
  const away = Object.assign(new Error('closed'), { code: 'CONNECTION_CLOSED' })
  const { deps, keep, warned } = await start(away)
  expect(await readKept(deps, await keep('1', stopped('a')), new Set())).toBe(false)
  expect(warned).toHaveLength(1)
})
