import { z } from '@hono/zod-openapi'
import { STATUS_BY_CODE } from '#service/http/problem.ts'
import type { ErrorCode } from '#domain/errors.ts'

export const ProblemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    traceId: z.string().optional(),
  })
  .openapi('Problem')

const problem = { 'application/problem+json': { schema: ProblemSchema } }

const MEANING = {
  unauthenticated: 'No valid access token',
  forbidden: 'The caller may not do this',
  notFound: 'No such record, or none that the caller may see',
  gone: 'The record was removed',
  conflict: 'It contradicts what the record is now',
  outdated: 'It is not any more what `If-Match` names',
  malformed: 'The body or the cursor cannot be read at all',
  invalid: 'Something in the request is wrong; `errors` names each field',
  tooLarge: 'The body is too large',
  tooMany: 'Too many requests; see Retry-After',
  unavailable: 'A part of PACE is out of reach; try again',
} as const satisfies Record<ErrorCode, string>

type ProblemResponses = Record<number, { description: string; content: typeof problem }>

/** The refusals that a route can answer with, beside those that every route has. */
export function refusals(...codes: ErrorCode[]): ProblemResponses {
  const all: ErrorCode[] = [
    'unauthenticated',
    'forbidden',
    'malformed',
    'invalid',
    'tooMany',
    'unavailable',
    ...codes,
  ]
  const entries = all.map((code) => [
    STATUS_BY_CODE[code],
    { description: MEANING[code], content: problem },
  ])
  const unsupported = [415, { description: 'The body has another content type', content: problem }]
  return Object.fromEntries([...entries, unsupported])
}

export function jsonResponse<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

export function jsonBody<Schema extends z.ZodType>(schema: Schema) {
  return { required: true, content: { 'application/json': { schema } } }
}

/** A merge patch; plain JSON is taken as one. */
export function patchBody<Schema extends z.ZodType>(schema: Schema) {
  return {
    required: true,
    content: { 'application/json': { schema }, 'application/merge-patch+json': { schema } },
  }
}
