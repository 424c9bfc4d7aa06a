import { z } from 'zod'
import { DirectoryProblem } from './problem.ts'
import { type Failure, LONGEST_WAIT_MS, parseRetryAfter, type Wait, waitBefore } from './retry.ts'

type Request<Schema extends z.ZodType> = {
  method?: 'GET' | 'POST'
  url: string | URL
  headers?: Record<string, string>
  body?: URLSearchParams | string
  schema: Schema
  /** For messages: `the users`. */
  what: string
}
export type SendRequest = <Schema extends z.ZodType>(
  request: Request<Schema>,
) => Promise<z.output<Schema>>

/** Google said no, and would again. */
export class GoogleRefusal extends DirectoryProblem {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}

type Options = {
  wait: Wait
  now: () => Date
  attempts: number
  timeoutMs?: number
  /** Ends whatever is under way: the process stops. */
  signal?: AbortSignal
}
type Attempt = { text: string } | Failure

const MAX_BYTES = 16 * 1024 * 1024
/** Google's other ways to say 429. */
const TOO_FAST = /^(rateLimitExceeded|userRateLimitExceeded|quotaExceeded)$/
const ErrorSchema = z.object({
  error: z.union([
    z.string(),
    z.object({
      message: z.string().default(''),
      errors: z.array(z.object({ reason: z.string().default('') })).default([]),
    }),
  ]),
  error_description: z.string().default(''),
})

/** One call to Google: bounded in time, size and number of attempts, and what comes back is parsed. */
export function createSendRequest(options: Options): SendRequest {
  return async function send({ schema, what, ...request }) {
    const text = await persist(options, request, what)
    const answer = schema.safeParse(parseJson(text))
    if (answer.success) return answer.data
    const [issue] = answer.error.issues
    throw new DirectoryProblem(
      `Google's answer about ${what} is not what it should be: ${issue?.path.join('.')} ${issue?.message}`,
    )
  }
}

type Call = Omit<Request<z.ZodType>, 'schema' | 'what'>

async function persist(options: Options, call: Call, what: string): Promise<string> {
  for (let attempt = 1; ; attempt++) {
    const result = await attemptOnce(options, call, what)
    if ('text' in result) return result.text
    options.signal?.throwIfAborted()
    if (attempt >= options.attempts) {
      throw new DirectoryProblem(
        `Google did not give ${what} in ${attempt} attempts: ${result.what}.`,
      )
    }
    const ms = waitBefore(attempt + 1, result)
    if (ms > LONGEST_WAIT_MS) {
      throw new DirectoryProblem(
        `Google asks to wait ${Math.ceil(ms / 1000)} s before ${what} is asked for again.`,
      )
    }
    await options.wait(ms)
  }
}

async function attemptOnce(options: Options, call: Call, what: string): Promise<Attempt> {
  const { timeoutMs = 10_000, signal, now } = options
  const { url, ...init } = call
  const timeout = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      ...init,
      // A redirect would carry the token to wherever it points.
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    })
    const text = await readText(response)
    if (response.ok) return isWhole(text) ? { text } : again('its answer was cut off')
    return refuse(response, text, what, now())
  } catch (error) {
    if (error instanceof DirectoryProblem) throw error
    return again(timeout.aborted ? `no answer in ${timeoutMs} ms` : 'the connection failed')
  }
}

/** What is worth another attempt comes back as a failure, all else is thrown. */
function refuse({ status, headers }: Response, text: string, what: string, now: Date): Failure {
  const { message, reason } = readError(text)
  if (status === 429 || status >= 500 || (status === 403 && TOO_FAST.test(reason))) {
    return {
      what: `status ${status}`,
      retryAfterMs: parseRetryAfter(headers.get('retry-after'), now),
    }
  }
  throw new GoogleRefusal(`Google refused ${what} with status ${status}: ${message}`, status)
}

function readError(text: string): { message: string; reason: string } {
  const parsed = isWhole(text) ? ErrorSchema.safeParse(parseJson(text)) : null
  if (!parsed?.success) return { message: 'it did not say why', reason: '' }
  const { error, error_description: description } = parsed.data
  if (typeof error === 'string') return { message: `${error} ${description}`.trim(), reason: error }
  return { message: error.message, reason: error.errors[0]?.reason ?? '' }
}

function again(what: string): Failure {
  return { what, retryAfterMs: null }
}

async function readText({ body }: Response): Promise<string> {
  const decoder = new TextDecoder()
  const reader = body?.getReader()
  let text = ''
  for (let bytes = 0; ;) {
    const part = await reader?.read()
    if (!part?.value) return text + decoder.decode()
    bytes += part.value.byteLength
    if (bytes > MAX_BYTES) {
      await reader?.cancel()
      throw new DirectoryProblem(`Google's answer is larger than ${MAX_BYTES} bytes.`, {
        cap: 'bytes',
      })
    }
    text += decoder.decode(part.value, { stream: true })
  }
}

function isWhole(text: string): boolean {
  try {
    parseJson(text)
    return true
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text)
}
