import { expect, test } from 'vitest'
import { z } from 'zod'
import { hearLines } from '../testing/heard-call.ts'
import golden from './golden.json' with { type: 'json' }

const CaseSchema = z.object({
  said: z.string(),
  role: z.enum(['customer', 'agent']).default('customer'),
  asked: z.string().optional(),
  finds: z.record(z.string(), z.json()),
})

test.each(z.array(CaseSchema).parse(golden))(
  '“$said” is read as it is meant',
  ({ said, role, asked, finds }) => {
    const heard = asked ? hearLines(['agent', asked], [role, said]) : hearLines([role, said])
    const entities = heard.at(-1)?.entities ?? []
    expect(Object.fromEntries(entities.map(({ type, value }) => [type, value]))).toEqual(finds)
    for (const { range } of entities) {
      expect(said.slice(range.start, range.end).trim()).toBe(said.slice(range.start, range.end))
      expect(range.end).toBeGreaterThan(range.start)
    }
  },
)

test('ranges count UTF-16 units', () => {
  const said = '😀 two bedrooms'
  const [found] = hearLines(['customer', said])[0]?.entities ?? []
  expect(found && said.slice(found.range.start, found.range.end)).toBe('two bedrooms')
})
