/** How much of an answer is read, and how much of it shown. */
const MOST_READ = 256 * 1024
const MOST_SHOWN = 20_000

const BASE = '/api/v1'
const HEADERS = [
  'content-type',
  'etag',
  'location',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'www-authenticate',
]

export type Call = {
  method: string
  /** From where the API begins: `/leads?limit=5`. */
  address: string
  token: string
  body: { type: string; text: string } | null
}
export type Answered = {
  status: number
  ms: number
  headers: [name: string, value: string][]
  text: string
  isCut: boolean
}

/** The address if it stays within the API: nothing is sent elsewhere, least of all a token. */
export function withinApi(address: string, origin: string): URL | null {
  const url = URL.parse(`${BASE}${address}`, origin)
  if (!address.startsWith('/') || !url || url.origin !== origin) return null
  return url.pathname.startsWith(`${BASE}/`) ? url : null
}

/** Asks the API as a program would; a reading without a token is by the reader's own session. `onPart` hears what has come so far. */
export async function callApi(
  url: URL,
  { method, token, body }: Call,
  { signal, onPart }: { signal: AbortSignal; onPart: (answered: Answered) => void },
): Promise<void> {
  const began = performance.now()
  const response = await fetch(url, {
    method: method.toUpperCase(),
    // A pasted token alone says who asks.
    credentials: token ? 'omit' : 'same-origin',
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : { 'pace-session': 'read' }),
      ...(body ? { 'content-type': body.type } : {}),
    },
    ...(body ? { body: body.text } : {}),
    signal,
  })
  const head = {
    status: response.status,
    ms: Math.round(performance.now() - began),
    headers: HEADERS.flatMap((name) => {
      const value = response.headers.get(name)
      return value === null ? [] : [[name, value] satisfies [string, string]]
    }),
  }
  onPart({ ...head, text: '', isCut: false })
  const isJson = /[/+]json\b/.test(response.headers.get('content-type') ?? '')
  for await (const { text, isAll } of readParts(response)) {
    onPart({ ...head, ...shown(isJson && isAll ? pretty(text) : text, isAll) })
  }
}

/** The text as it grows, to its end or to as much as is read. */
export async function* readParts(
  response: Response,
): AsyncGenerator<{ text: string; isAll: boolean }> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  if (!reader) return
  let text = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      text += value
      if (text.length > MOST_READ) return yield { text, isAll: false }
      if (text.length <= MOST_SHOWN) yield { text, isAll: false }
    }
    yield { text, isAll: true }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

function shown(text: string, isAll: boolean): { text: string; isCut: boolean } {
  const isCut = text.length > MOST_SHOWN || (!isAll && text.length > MOST_READ)
  return { text: text.slice(0, MOST_SHOWN).toWellFormed(), isCut }
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
