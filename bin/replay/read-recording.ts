import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { z } from 'zod'
import { readVcon, type TimedEvent } from '#domain/call/vcon/read-vcon.ts'
import type { Vendor } from '#domain/call/vendors/vendors.ts'
import { FatalError } from '#scripts/fatal-error.ts'
import { DialogueSchema, playDialogue } from '#domain/call/replay/dialogue.ts'
import { LineSchema, type RecordedEvent, type Recording } from '#domain/call/replay/recording.ts'
import { readVendorMessages, VendorLineSchema } from './read-vendor-messages.ts'

export type HowToRead = {
  /** Whose messages the file holds, where it is a vendor's. */
  vendor?: Vendor | undefined
  /** The agent who takes a dialogue: it names none. */
  agent?: string | undefined
  /** Which of the dialogues of a file; the first, unless it is said. */
  dialogue?: string | undefined
}

/**
 * A call to play, from whatever holds one: events of the feed, a vendor's messages or a labelled dialogue per line, or a
 * vCon. Throws with the line that is wrong.
 */
export async function readRecording(path: string, how: HowToRead = {}): Promise<Recording> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new FatalError(`There is no file ${path} that can be read.`)
  })
  const recording = readText(text, path, how)
  if (recording.events.length === 0) throw new FatalError(`${path} holds no events.`)
  const events = recording.events.toSorted((a, b) => a.atMs - b.atMs)
  return { name: nameOf(recording.name), events }
}

function readText(text: string, path: string, how: HowToRead): Recording {
  const whole = parseJson(text)
  if (VconSignSchema.safeParse(whole).success) {
    const { events } = readVcon(whole)
    return { name: path, events: events.map(toRecorded) }
  }
  const lines = linesOf(text)
  const [first] = lines
  if (first && DialogueSchema.safeParse(parseJson(first.line)).success) {
    return chooseDialogue(lines, path, how)
  }
  if (how.vendor) {
    const told = lines.map((one) => parseLine(one, path, VendorLineSchema))
    return { name: path, events: readVendorMessages(how.vendor, told) }
  }
  return { name: path, events: lines.map((one) => parseLine(one, path, LineSchema)) }
}

const VconSignSchema = z.object({ parties: z.array(z.unknown()), dialog: z.array(z.unknown()) })

function toRecorded({ atMs, type, data }: TimedEvent): RecordedEvent {
  return LineSchema.parse({ atMs, type, data })
}

function chooseDialogue(lines: readonly Line[], path: string, how: HowToRead): Recording {
  const dialogues = lines.map((one) => parseLine(one, path, DialogueSchema))
  const found = dialogues.find(({ id }) => how.dialogue === undefined || id === how.dialogue)
  if (!found) throw new FatalError(`${path} holds no dialogue ${how.dialogue}.`)
  return playDialogue(found, { agent: how.agent })
}

type Line = { line: string; number: number }

function linesOf(text: string): Line[] {
  const lines = text.split('\n').map((line, index) => ({ line: line.trim(), number: index + 1 }))
  return lines.filter(({ line }) => line !== '')
}

function parseLine<Schema extends z.ZodType>(
  { line, number }: Line,
  path: string,
  schema: Schema,
): z.output<Schema> {
  const parsed = schema.safeParse(parseJson(line))
  if (parsed.success) return parsed.data
  const problem = parsed.error.issues[0]
  const what = `${problem?.path.join('.') || 'line'}: ${problem?.message}`
  throw new FatalError(
    `${path}, line ${number}: ${what}. A line is {"atMs": 0, "type": "pace.call.…", "data": {…}}, with --vendor {"atMs": 0, "message": …}, or a dialogue.`,
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
    .replace(/(?:\.vcon)?\.jsonl?$|\.vcon$/, '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
  return name.replace(/^[^A-Za-z0-9]+/, '').slice(0, 44) || 'call'
}
