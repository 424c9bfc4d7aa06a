import { expect } from 'vitest'
import { ProblemSchema } from '#app/api/http/responses.ts'

/** An answer that is a problem of this status, as RFC 9457 writes it. */
export async function expectProblem(response: Response, status: number) {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  return ProblemSchema.parse(await response.json())
}
