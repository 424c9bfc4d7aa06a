import { expect, test } from 'vitest'
import { z } from 'zod'
import { hearCall, hearLines, type Line } from '../../testing/heard-call.ts'
import { DUBAI } from '../../testing/dubai-places.ts'
import { areaKeys } from '../findings/gazetteer.ts'
import type { Entity } from '../findings/finding.ts'
import { proposeFields } from '../proposals/propose-fields.ts'
import arabic from './arabic.json' with { type: 'json' }
import asHeard from './as-heard.json' with { type: 'json' }
import dates from './dates.json' with { type: 'json' }
import dubai from './dubai.json' with { type: 'json' }
import first from './first.json' with { type: 'json' }
import mixed from './mixed-script.json' with { type: 'json' }
import negation from './negation-and-correction.json' with { type: 'json' }
import numbers from './numbers.json' with { type: 'json' }
import whose from './whose.json' with { type: 'json' }

const CaseSchema = z.object({
  said: z.string(),
  role: z.enum(['customer', 'agent']).default('customer'),
  /** What the agent asked before. */
  asked: z.string().optional(),
  /** The day of the call. */
  on: z.iso.date().default('2026-11-23'),
  /** All that is found, by its type; several of a type in order; of money the amount is enough. */
  finds: z.record(z.string(), z.json()),
  /** The types that are found as a guess. */
  doubts: z.array(z.string()).default([]),
  proposes: z.record(z.string(), z.json()).optional(),
})
const cases = z
  .array(CaseSchema)
  .parse([
    ...first,
    ...dates,
    ...numbers,
    ...negation,
    ...whose,
    ...mixed,
    ...dubai,
    ...arabic,
    ...asHeard,
  ])

test.each(cases)(
  '“$said” on $on is read as it is meant',
  ({ said, role, asked, on, finds, doubts, proposes }) => {
    const lines: Line[] = asked
      ? [
          ['agent', asked],
          [role, said],
        ]
      : [[role, said]]
    const heard = hearCall(lines, `${on}T08:00:00.000Z`)
    const entities = heard.at(-1)?.entities ?? []
    expect(found(entities, finds)).toEqual(finds)
    expect(entities.filter(({ doubt }) => doubt).map(({ type }) => type)).toEqual(doubts)
    if (proposes) {
      const fields = proposeFields(heard, { areaKeys: areaKeys(DUBAI), currency: 'AED', lead: {} })
      expect(Object.fromEntries(fields.map(({ field, value }) => [field, value]))).toEqual(proposes)
    }
    for (const { range } of entities) {
      expect(said.slice(range.start, range.end).trim()).toBe(said.slice(range.start, range.end))
      expect(range.end).toBeGreaterThan(range.start)
    }
  },
)

test('ranges count UTF-16 units', () => {
  const said = '😀 two bedrooms'
  const [only] = hearLines(['customer', said])[0]?.entities ?? []
  expect(only && said.slice(only.range.start, only.range.end)).toBe('two bedrooms')
})

function found(entities: readonly Entity[], finds: Record<string, unknown>) {
  const types = [...new Set(entities.map(({ type }) => type))]
  return Object.fromEntries(
    types.map((type) => {
      const values = entities
        .filter((entity) => entity.type === type)
        .map(({ value }) => asWritten(value, finds[type]))
      return [type, values.length === 1 ? values[0] : values]
    }),
  )
}

function asWritten(value: unknown, expected: unknown): unknown {
  const isAmount = typeof (Array.isArray(expected) ? expected[0] : expected) === 'number'
  return isAmount && typeof value === 'object' && value !== null && 'amount' in value
    ? value.amount
    : value
}
