import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readRecording } from './read-recording.ts'

function write(text: string, name = 'my call.jsonl'): string {
  const folder = mkdtempSync(join(tmpdir(), 'pace-recording-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('a recording is its events in the order of their time, with a name fit for an id', async () => {
  const line = (atMs: number) => JSON.stringify({ atMs, type: 'pace.call.held.v1', data: {} })
  const { name, events } = await readRecording(write(`${line(9)}\n\n${line(1)}\n`))
  expect(name).toBe('my-call')
  expect(events.map(({ atMs }) => atMs)).toEqual([1, 9])
})

test.each([
  ['no JSON', '{"atMs": 0', 'line 1'],
  ['no time', '{"type": "x", "data": {}}', 'atMs'],
  ['nothing', '\n', 'holds no events'],
])('%s is told with its place', async (_name, text, told) => {
  await expect(readRecording(write(text))).rejects.toThrow(told)
})

test('a file that is not there is told', async () => {
  await expect(readRecording('/nowhere/x.jsonl')).rejects.toThrow(
    'There is no file /nowhere/x.jsonl',
  )
})

const ROOT = new URL('../../', import.meta.url)

test.each(['twilio', 'contactLens', 'audiohook'] as const)(
  'what %s sent is read through its adapter',
  async (vendor) => {
    const file = vendor === 'contactLens' ? 'contact-lens' : vendor
    const path = new URL(`domain/call/vendors/fixtures/${file}.jsonl`, ROOT).pathname
    const { name, events } = await readRecording(path, { vendor })
    expect(name).toBe(file)
    const types = events.map(({ type }) => type)
    expect(types[0]).toBe('pace.call.started.v1')
    expect(types).toContain('pace.transcript.segment.v1')
    expect(types.at(-1)).toBe('pace.call.ended.v1')
  },
)

const DIALOGUES = new URL('assistcraft/tasks/measure/fixtures/held-out.jsonl', ROOT).pathname

test('a labelled dialogue is played as the call that it could have been', async () => {
  const { events } = await readRecording(DIALOGUES, { agent: 'sara@pace.test' })
  expect(events[1]).toMatchObject({ data: { agent: 'sara@pace.test' } })
  const finals = events.filter(({ data }) => data['final'] === true)
  expect(new Set(finals.map(({ data }) => data['role']))).toEqual(new Set(['customer', 'agent']))
  const ends = finals.map(({ data }) => Number(data['endMs']))
  expect(ends).toEqual(ends.toSorted((a, b) => a - b))
})

test('another dialogue of the file is chosen by its id; one that is not there is told', async () => {
  const lines = readFileSync(DIALOGUES, 'utf8').trim().split('\n')
  const { id, turns } = JSON.parse(lines[3] ?? '')
  const { events } = await readRecording(DIALOGUES, { dialogue: id })
  expect(events.filter(({ data }) => data['final'] === true)).toHaveLength(turns.length)
  await expect(readRecording(DIALOGUES, { dialogue: 'none' })).rejects.toThrow('no dialogue none')
})

test('a vCon is played with its words and the numbers of its parties', async () => {
  const vcon = {
    vcon: '0.4.0',
    uuid: '0198a000-0000-8000-a000-000000000009',
    created_at: '2026-03-02T08:00:00Z',
    parties: [
      { tel: 'tel:+971501234567', name: 'Omar' },
      { mailto: 'sara@pace.test', role: 'agent' },
    ],
    dialog: [
      {
        type: 'text',
        start: '2026-03-02T08:00:00Z',
        parties: [0, 1],
        originator: 0,
        body: 'Two beds?',
      },
      { type: 'text', start: '2026-03-02T08:00:05Z', parties: [1, 0], originator: 1, body: 'Yes.' },
    ],
  }
  const { name, events } = await readRecording(write(JSON.stringify(vcon), 'chat.vcon.json'))
  expect(name).toBe('chat')
  expect(events).toMatchObject([
    { data: { from: '+971501234567', callerName: 'Omar' } },
    { data: { agent: 'sara@pace.test' } },
    { data: { role: 'customer', text: 'Two beds?' } },
    { data: { role: 'agent', text: 'Yes.', beginMs: 5_000 } },
    { type: 'pace.call.ended.v1' },
  ])
})
