import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'

export type GraphAnswer = { status: number; body: unknown }
type Asked = { method: string; path: string; token: string; body: unknown }
/** What was given to it, as a browser of Meta's customers would get it. */
export type GivenMedia = { type: string; length: string; content: Buffer }

/** The Graph API as its documentation has it, over HTTP: what it was asked by whom, and what it answers. */
export async function serveGraph() {
  const graph = {
    url: '',
    asked: [] as Asked[],
    answers: new Map<string, GraphAnswer | Buffer>(),
    /** By the id that it gave them. */
    media: new Map<string, GivenMedia>(),
    /** What it says to whatever is to be sent; the usual is that it was taken. */
    sending: null as (() => GraphAnswer | null) | null,
    /** What it says to a file; the usual is that it was taken. */
    uploading: null as (() => GraphAnswer | null) | null,
    sent: () =>
      graph.asked
        .filter(({ method, path }) => method === 'POST' && path.endsWith('/messages'))
        .map(({ body }) => body),
    stop: () => server.close(),
  }
  const answer = async (request: IncomingMessage, path: string) => {
    const { method = '', headers } = request
    const whole = await buffer(request)
    const isFile = path.endsWith('/media')
    const body: unknown = isFile || whole.length === 0 ? null : JSON.parse(whole.toString())
    graph.asked.push({ method, path, token: headers.authorization ?? '', body })
    const known = graph.answers.get(path)
    if (known) return known
    if (method !== 'POST') return MISSING
    if (isFile) return graph.uploading ? graph.uploading() : keepMedia(graph.media, request, whole)
    return namesUnknownMedia(body, graph.media) ? NO_MEDIA : (graph.sending ?? taken)()
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://x')
    void answer(request, pathname).then((said) => {
      if (Buffer.isBuffer(said)) return response.end(said)
      // It has heard all of it, and nobody hears its answer.
      if (!said) return request.socket.destroy()
      response.writeHead(said.status, { 'content-type': 'application/json' })
      return response.end(JSON.stringify(said.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  graph.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return graph
}

const MISSING = { status: 404, body: { error: { code: 100, message: 'There is no such object' } } }
const NO_MEDIA = { status: 400, body: { error: { code: 131_053, message: 'Media upload error' } } }
const INVALID = { status: 400, body: { error: { code: 100, message: 'Invalid parameter' } } }

function taken(): GraphAnswer {
  const messages = [{ id: `wamid.${crypto.randomUUID()}`, message_status: 'accepted' }]
  return { status: 200, body: { messaging_product: 'whatsapp', messages } }
}

const FileSchema = z.object({
  messaging_product: z.literal('whatsapp'),
  type: z.string().min(1),
  file: z.instanceof(File),
})

/** A form that is read by another hand than wrote it. */
async function keepMedia(
  media: Map<string, GivenMedia>,
  { headers }: IncomingMessage,
  whole: Buffer,
): Promise<GraphAnswer> {
  const head = { 'content-type': headers['content-type'] ?? '' }
  const form = await new Response(new Uint8Array(whole), { headers: head }).formData()
  const given = FileSchema.safeParse(Object.fromEntries(form)).data
  if (!given) return INVALID
  const id = `media-${media.size + 1}`
  const content = Buffer.from(await given.file.arrayBuffer())
  media.set(id, { type: given.type, length: headers['content-length'] ?? '', content })
  return { status: 200, body: { id } }
}

const NamedSchema = z.looseObject({ type: z.string() })
const MediaSchema = z.looseObject({ id: z.string() })

function namesUnknownMedia(body: unknown, media: ReadonlyMap<string, GivenMedia>): boolean {
  const message = NamedSchema.safeParse(body).data
  const named = message && MediaSchema.safeParse(message[message.type]).data
  return named !== undefined && !media.has(named.id)
}
