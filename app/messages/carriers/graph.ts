import { Readable } from 'node:stream'
import { z } from 'zod'
import { WhatsAppSettingsSchema } from '#domain/arrival/whatsapp.ts'
import type { Door, Doors } from '../../arrivals/doors/doors.server.ts'
import { readMetaSecret } from '../../arrivals/doors/meta-secret.ts'
import { lineOfMessage } from './lines.ts'

/** Meta's Graph API, as the number of the house that it is asked for. */
export type GraphDeps = {
  doors: Pick<Doors, 'list'>
  /** `https://graph.facebook.com/v21.0` */
  graphUrl: string
}
export type Line = { phoneNumberId: string; accountId: string; accessToken: string }

/** The number of the house on WhatsApp that is meant, or else the first that an admin opened; null where there is none, or it was closed. */
export async function findLine(
  { doors }: Pick<GraphDeps, 'doors'>,
  doorId: string | null = null,
): Promise<Line | null> {
  const door = lineOfMessage(await doors.list('whatsapp'), { doorId })
  return door && lineOf(door)
}

function lineOf({ settings, secret }: Door): Line | null {
  const { data } = WhatsAppSettingsSchema.safeParse(settings)
  return data ? { ...data, accessToken: readMetaSecret(secret).accessToken } : null
}

const WAIT_MS = 15_000
const LONGEST_ANSWER = 2_000_000

export type GraphAnswer = { status: number; body: unknown }

/** As which number it is asked. */
export type GraphLine = { graphUrl: string; line: Line }

/** Throws where nothing answered, or nothing that can be read. */
export async function askGraph(
  asked: GraphLine,
  path: string,
  body?: object,
): Promise<GraphAnswer> {
  const type = 'application/json'
  const sent = body ? { headers: { 'content-type': type }, body: JSON.stringify(body) } : {}
  return answerOf(asked, path, { ...sent, method: body ? 'POST' : 'GET' }, WAIT_MS)
}

/** A file goes for as long as a slow line needs for the largest. */
const SENDING_MS = 300_000

type Sent = { type: string; bytes: number; body: Readable }

/** Sends what is large, as it is read. */
export function sendToGraph(asked: GraphLine, path: string, sent: Sent): Promise<GraphAnswer> {
  const headers = { 'content-type': sent.type, 'content-length': String(sent.bytes) }
  const body = Readable.toWeb(sent.body) as ReadableStream
  return answerOf(asked, path, { method: 'POST', headers, body, duplex: 'half' }, SENDING_MS)
}

async function answerOf(
  { graphUrl, line }: GraphLine,
  path: string,
  { headers, ...request }: { headers?: object; method: string; body?: BodyInit; duplex?: 'half' },
  waitMs: number,
): Promise<GraphAnswer> {
  const response = await fetch(`${graphUrl}/${path}`, {
    ...request,
    headers: { authorization: `Bearer ${line.accessToken}`, ...headers },
    signal: AbortSignal.timeout(waitMs),
    redirect: 'error',
  })
  const text = (await readAtMost(response, LONGEST_ANSWER))?.toString('utf8')
  if (text === undefined) throw new Error('The Graph API answered too much.')
  return { status: response.status, body: readBody(text) }
}

function readBody(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What was answered, or null where it is more than that: it is not read on then. */
export async function readAtMost(response: Response, most: number): Promise<Buffer | null> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length
    if (bytes > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Of these Meta says that it may go better later, or an admin can mend them: a number that writes too fast, a token that has ended. */
const PASSING: ReadonlySet<number> = new Set([
  1, 2, 4, 10, 190, 200, 80_007, 130_429, 131_000, 131_016, 131_048, 131_056, 133_004,
])

/** Whether asking again later may help: it has refused, and not for good. */
export function isPassing(answer: GraphAnswer): boolean {
  return answer.status === 429 || PASSING.has(refusalIn(answer).code)
}

const ErrorSchema = z.object({
  error: z.looseObject({
    code: z.number().catch(0),
    message: z.string().catch(''),
    error_data: z.looseObject({ details: z.string() }).optional().catch(undefined),
  }),
})

/** Why it was refused, with Meta's code. */
export function refusalIn({ status, body }: GraphAnswer): { code: number; said: string } {
  const error = ErrorSchema.safeParse(body).data?.error
  const said = error?.error_data?.details ?? error?.message
  return { code: error?.code ?? 0, said: said || `The Graph API answered ${status}.` }
}
