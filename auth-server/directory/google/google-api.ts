import type { z } from 'zod'
import { createAccessTokens } from './access-token.ts'
import type { Wait } from './retry.ts'
import { createSendRequest, GoogleRefusal } from './send-request.ts'
import type { DirectorySettings } from './settings.ts'

export type GoogleOptions = {
  settings: DirectorySettings
  wait: Wait
  now: () => Date
  attempts?: number
  timeoutMs?: number
  signal?: AbortSignal
}
type Params = Record<string, string | undefined>
type Asking<Schema extends z.ZodType> = {
  schema: Schema
  what: string
  params?: Params
  body?: object
}
export type GoogleApi = ReturnType<typeof createGoogleApi>

/** Calls to Google's API in the administrator's name. With a body they are POSTs. */
export function createGoogleApi({ settings, attempts = 5, ...options }: GoogleOptions) {
  const send = createSendRequest({ ...options, attempts })
  const tokens = createAccessTokens({ settings, send, now: options.now })

  async function askOnce<Schema extends z.ZodType>(
    path: string,
    { params = {}, body, schema, what }: Asking<Schema>,
  ): Promise<z.output<Schema>> {
    const url = new URL(settings.apiUrl + path)
    for (const [name, value] of Object.entries(params)) if (value) url.searchParams.set(name, value)
    const authorization = `Bearer ${await tokens.get()}`
    if (!body) return send({ url, headers: { authorization }, schema, what })
    const headers = { authorization, 'content-type': 'application/json' }
    return send({ method: 'POST', url, headers, body: JSON.stringify(body), schema, what })
  }

  return async function ask<Schema extends z.ZodType>(path: string, asking: Asking<Schema>) {
    try {
      return await askOnce(path, asking)
    } catch (error) {
      // Taken back, or the server's clock is off: a fresh token settles which.
      if (!(error instanceof GoogleRefusal) || error.status !== 401) throw error
      tokens.forget()
      return askOnce(path, asking)
    }
  }
}

/** Null where Google has no such thing. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof GoogleRefusal && error.status === 404) return null
    throw error
  }
}
