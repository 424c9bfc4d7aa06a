import { expect, test } from 'vitest'
import { believedInstant, EnvelopeSchema } from './letter.ts'

const NOW = Date.parse('2026-11-30T12:00:00.000Z')

test('a device’s clock is believed as far as it can be right', () => {
  const yesterday = '2026-11-29T12:00:00.000Z'
  expect(believedInstant(yesterday, NOW)).toBe(yesterday)
  for (const wrong of [
    '2026-11-30T12:00:01.000Z',
    '2026-08-01T00:00:00.000Z',
    '1970-01-01T00:00:00Z',
    'yesterday',
  ])
    expect(believedInstant(wrong, NOW)).toBe('2026-11-30T12:00:00.000Z')
})

test('what is no letter is none', () => {
  const id = '00000000-0000-4000-8000-0000000000a1'
  const writtenAt = '2026-11-29T12:00:00.000Z'
  const done = { id, writtenAt, letter: { kind: 'taskDone', taskId: id } }
  expect(EnvelopeSchema.safeParse(done).success).toBe(true)
  for (const wrong of [
    { ...done, id: '1' },
    { ...done, writtenAt: 7 },
    { ...done, letter: { kind: 'removeEverything' } },
    { ...done, letter: { kind: 'task', leadId: id, title: ' ', dueAt: writtenAt } },
    { ...done, letter: { kind: 'note', record: 'lead:x', text: '  ', named: '' } },
  ])
    expect(EnvelopeSchema.safeParse(wrong).success).toBe(false)
})
