import type { ErrorHandler } from 'hono'
import type { ApiEnv } from '../api/caller/caller.ts'
import { createProblemHandler } from '../api/caller/problems.ts'
import type { ApiDeps } from '../api/deps/deps.ts'
import { z } from 'zod'

const ProblemSchema = z.looseObject({
  code: z.string().default('invalid'),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).default([]),
})

/** What PACE has to say of a failure, in the words of OData (JSON format 4.01, section 21.1); what is wrong with a query is 400. */
export function createODataErrors(deps: ApiDeps): ErrorHandler<ApiEnv> {
  const tell = createProblemHandler<ApiEnv>(deps)
  return async (raised, c) => asODataError(await tell(raised, c))
}

export async function asODataError(response: Response): Promise<Response> {
  const { code, detail, errors } = ProblemSchema.parse(await response.json())
  const details = errors.map(({ path, message }) => ({ code, target: path, message }))
  const [first] = details
  const error = {
    code,
    message: detail,
    ...(first ? { target: first.target, details } : {}),
  }
  const headers = new Headers(response.headers)
  headers.set('content-type', 'application/json;odata.metadata=minimal')
  const status = response.status === 422 ? 400 : response.status
  return new Response(JSON.stringify({ error }), { status, headers })
}
