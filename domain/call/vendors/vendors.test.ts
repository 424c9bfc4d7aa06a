import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { DomainError } from '../../errors.ts'
import { findSegment, readCallMeta, readSegments, WORD_TIMES } from '../call.ts'
import { applyFeedEvent, callFromStart } from '../feed/feed-call.ts'
import { type FeedEvent, FeedEventSchema } from '../feed/feed-event.ts'
import type { VendorEvent } from './vendor-event.ts'
import { readVendorMessage, type Vendor, type VendorCalls, VENDORS } from './vendors.ts'

const FILES = { twilio: 'twilio', contactLens: 'contact-lens', audiohook: 'audiohook' } as const
const AT = '2026-03-02T08:00:00.000Z'
const NOBODY = { agent: null, lead: null }

type Line = { atMs: number; message: unknown }

function fixture(vendor: Vendor): Line[] {
  const file = new URL(`fixtures/${FILES[vendor]}.jsonl`, import.meta.url)
  const lines = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map((line): Line => JSON.parse(line))
}

function eventsOf(vendor: Vendor, lines: readonly Line[]): VendorEvent[] {
  const calls: VendorCalls = new Map()
  return lines.flatMap(({ atMs, message }) => {
    const at = new Date(Date.parse(AT) + atMs).toISOString()
    return readVendorMessage(vendor, message, { at, calls })
  })
}

/** As the feed takes them: each id once, with what the door adds. */
function asFed(events: readonly VendorEvent[]): FeedEvent[] {
  const seen = new Set<string>()
  return events
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map((event, index) =>
      FeedEventSchema.parse({
        specversion: '1.0',
        source: 'urn:test',
        sequence: String(index).padStart(8, '0'),
        ...event,
      }),
    )
}

function callOf(events: readonly VendorEvent[]): Y.Doc {
  const doc = new Y.Doc()
  for (const [index, event] of asFed(events).entries()) {
    if (index > 0) applyFeedEvent(doc, event, NOBODY)
    else if (event.type === 'pace.call.started.v1') Y.applyUpdate(doc, callFromStart(event, NOBODY))
    else throw new Error(`A call began with ${event.type}.`)
  }
  return doc
}

test.each([
  ['twilio', '+971501234567', 5, 'I am looking for a two bedroom apartment in Dubai Marina.'],
  ['contactLens', null, 4, 'I have a villa in Arabian Ranches that I want to rent out.'],
  ['audiohook', '+971559876543', 3, 'I would like to see the penthouse in Business Bay.'],
] as const)(
  '%s: its messages are a call from its start to its end',
  (vendor, phone, said, words) => {
    const doc = callOf(eventsOf(vendor, fixture(vendor)))
    expect(readCallMeta(doc)).toMatchObject({ state: 'wrapup', callerPhone: phone })
    const segments = readSegments(doc)
    expect(segments).toHaveLength(said)
    expect(segments.find(({ text }) => text === words)).toMatchObject({ role: 'customer' })
    expect(segments.some(({ role }) => role === 'agent')).toBe(true)
  },
)

test('Arabic of one track keeps its language, and words end when Twilio said them', () => {
  const arabic = readSegments(callOf(eventsOf('twilio', fixture('twilio')))).find(
    ({ language }) => language === 'ar-AE',
  )
  expect(arabic).toMatchObject({ text: 'حوالي مئة وثمانين ألف درهم في السنة', endMs: 19_000 })
})

test('AudioHook tells when words were spoken, and its words are lit by that', () => {
  const doc = callOf(eventsOf('audiohook', fixture('audiohook')))
  const [first] = readSegments(doc)
  expect(findSegment(doc, first?.id ?? '')?.get(WORD_TIMES)).toEqual([0, 6, 500, 800])
})

test('numbers that come after the first words fill the call', () => {
  const [ringing, ...rest] = fixture('twilio')
  const events = eventsOf('twilio', ringing ? [...rest.slice(1), ringing] : [])
  expect(readCallMeta(callOf(events))).toMatchObject({
    callerPhone: '+971501234567',
    dialledPhone: '+97144000000',
    direction: 'inbound',
  })
})

test.each(['busy', 'no-answer', 'canceled'])('a call that ended as %s was missed', (status) => {
  const [ringing] = fixture('twilio')
  const message = { ...(ringing?.message as object), CallStatus: status }
  const doc = callOf(eventsOf('twilio', ringing ? [ringing, { atMs: 9_000, message }] : []))
  expect(readCallMeta(doc)).toMatchObject({ state: 'missed' })
})

test('a pause of Genesys holds the call', () => {
  const lines = fixture('audiohook')
  const until = lines.findIndex(({ message }) => JSON.stringify(message).includes('"paused"'))
  const doc = callOf(eventsOf('audiohook', lines.slice(0, until + 1)))
  expect(readCallMeta(doc)).toMatchObject({ state: 'held' })
})

test.each(VENDORS)(
  '%s: in any order and however often, the same words are on the call',
  (vendor) => {
    const [first, ...rest] = fixture(vendor)
    if (!first) throw new Error('The fixture is empty.')
    const expected = textsOf(callOf(eventsOf(vendor, [first, ...rest])))
    const doubled = [...rest, ...rest]
    fc.assert(
      fc.property(
        fc.shuffledSubarray(doubled, { minLength: doubled.length, maxLength: doubled.length }),
        (shuffled) => {
          const doc = callOf(eventsOf(vendor, [first, ...shuffled]))
          expect(textsOf(doc)).toEqual(expected)
          expect(readCallMeta(doc).state).toBe('wrapup')
        },
      ),
    )
  },
)

function textsOf(doc: Y.Doc): string[] {
  return readSegments(doc)
    .map(({ id, text, role }) => `${id} ${role} ${text}`)
    .toSorted()
}

test.each(VENDORS)('%s: fields that nobody knows change nothing', (vendor) => {
  const known = fixture(vendor)
  const more = known.map(({ atMs, message }) => {
    return { atMs, message: { ...(message as object), Tomorrow: { x: ['\u0000'] } } }
  })
  expect(eventsOf(vendor, more)).toEqual(eventsOf(vendor, known))
})

const ODD = ['', '\u0000', '\ud800', '‏٢٫٥ مليون', 'x'.repeat(20_000), null, -1, 1e308, [], {}, true]

/** A message of the vendor with some of its values turned into others. */
function broken(vendor: Vendor): fc.Arbitrary<Line[]> {
  const odd = fc.oneof(fc.constantFrom<unknown>(...ODD), fc.jsonValue())
  return fc
    .record({
      places: fc.array(fc.nat({ max: 60 }), { maxLength: 6 }),
      values: fc.array(odd, { minLength: 6 }),
    })
    .map(({ places, values }) => {
      let count = 0
      return fixture(vendor).map((line): Line =>
        JSON.parse(JSON.stringify(line), (key, value: unknown) => {
          if (key === 'atMs' || typeof value === 'object') return value
          const place = places.indexOf(count)
          count += 1
          return place === -1 ? value : values[place]
        }),
      )
    })
}

test.each(VENDORS)(
  '%s: whatever is sent is refused as invalid, or is events of the feed',
  (vendor) => {
    const calls: VendorCalls = new Map()
    const check = (message: unknown) => {
      try {
        const events = readVendorMessage(vendor, message, { at: AT, calls })
        for (const event of asFed(events)) expect(event.subject).not.toBe('')
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'invalid') throw error
      }
    }
    fc.assert(
      fc.property(broken(vendor), (lines) => lines.forEach(({ message }) => check(message))),
    )
    fc.assert(fc.property(fc.jsonValue(), check))
  },
)
