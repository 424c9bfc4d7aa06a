import type { z } from 'zod'
import type { RememberedToken } from './remember-token.ts'

type Refusals = {
  refused: (response: Response, said: unknown) => Error
  /** It was answered with something else than the schema says. */
  noSense: () => Error
}

/** What another service answered, parsed; no words at all are `{}`. */
export async function readJson<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
  { refused, noSense }: Refusals,
): Promise<z.output<Schema>> {
  const text = await response.text().catch(() => null)
  if (!response.ok) throw refused(response, parseJson(text))
  const answer = schema.safeParse(text === '' ? {} : parseJson(text))
  if (answer.success) return answer.data
  throw noSense()
}

/** Sends it with the token that is known. One that ended, or was taken back, on its way: once more with another. */
export async function sendWithToken(
  tokens: RememberedToken,
  send: (bearer: string) => Promise<Response>,
): Promise<Response> {
  const first = tokens.current()
  const response = await send(await first)
  if (response.status !== 401) return response
  await response.body?.cancel()
  tokens.forget(first)
  return send(await tokens.current())
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
