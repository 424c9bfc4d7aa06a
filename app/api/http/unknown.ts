import type { OpenAPIHono } from '@hono/zod-openapi'
import { DomainError } from '#domain/errors.ts'
import { problemResponse, toProblem } from '#service/http/problem.ts'
import type { Handler } from 'hono'
import type { ApiEnv } from '../caller/caller.ts'

/** The last route: a path that exists under other methods is 405 with them, anything else 404. */
export function refuseUnknown(api: OpenAPIHono<ApiEnv>): Handler<ApiEnv> {
  return (c) => {
    const methods = methodsOf(api, c.req.path)
    if (methods.length === 0) {
      return problemResponse(
        new DomainError('notFound', 'There is no such address. See /api/openapi.json.'),
      )
    }
    const allow = methods.join(', ')
    const problem = toProblem(
      new DomainError('invalid', `${c.req.method} is not possible here; possible: ${allow}.`),
    )
    return new Response(JSON.stringify({ ...problem, title: 'Method not allowed', status: 405 }), {
      status: 405,
      headers: { 'content-type': 'application/problem+json', allow },
    })
  }
}

function methodsOf(api: OpenAPIHono<ApiEnv>, path: string): string[] {
  const routes = api.openAPIRegistry.definitions.flatMap((item) =>
    item.type === 'route' ? [item.route] : [],
  )
  return routes
    .filter((route) => matches(route.path, path))
    .map((route) => route.method.toUpperCase())
}

function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, at) => part.startsWith('{') || part === given[at])
  )
}
