import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { FatalError } from '#scripts/fatal-error.ts'

const LineSchema = z.object({
  /** Since the call began. */
  atMs: z.number().min(0),
  type: z.string().min(1),
  data: z.record(z.string(), z.json()),
})
export type RecordedEvent = z.infer<typeof LineSchema>
export type Recording = { name: string; events: RecordedEvent[] }

/** A recorded call: one event of the feed per line. Throws with the line that is wrong. */
export async function readRecording(path: string): Promise<Recording> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FatalError(`There is no file ${path} that can be read.`)
  })
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }))
  const events = lines
    .filter(({ line }) => line !== '')
    .map(({ line, number }) => parseLine(line, `${path}, line ${number}`))
  if (events.length === 0) throw new FatalError(`${path} holds no events.`)
  return { name: nameOf(path), events: events.toSorted((a, b) => a.atMs - b.atMs) }
}

function parseLine(line: string, where: string): RecordedEvent {
  const parsed = LineSchema.safeParse(parseJson(line))
  if (parsed.success) return parsed.data
  const problem = parsed.error.issues[0]
  const what = `${problem?.path.join('.') || 'line'}: ${problem?.message}`
  throw new FatalError(
    `${where}: ${what}. A line is {"atMs": 0, "type": "pace.call.…", "data": {…}}.`,
  )
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

/** Fit to stand in a call's id, with room for the time after it. */
function nameOf(path: string): string {
  const name = basename(path)
    .replace(/\.jsonl?$/, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
  return name.replace(/^[^A-Za-z0-9]+/, '').slice(0, 44) || 'call'
}
