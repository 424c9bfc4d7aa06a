import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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
