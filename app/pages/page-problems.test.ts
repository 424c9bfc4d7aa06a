import type { ServerBuild } from '@remix-run/node'
import { expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import { type PageContext, requirePerson } from './context.server.ts'
import { translateProblems } from './page-problems.server.ts'

type Route = NonNullable<ServerBuild['routes'][string]>
type Args = Parameters<NonNullable<Route['module']['loader']>>[0]

const ARGS = { request: new Request('http://app.test'), params: {}, context: {} } as Args

test('a rule broken in a loader becomes a problem page with its status', async () => {
  const { loader } = translated({
    loader() {
      throw new DomainError('notFound', 'This lead does not exist.')
    },
  })
  const answer: unknown = await Promise.resolve(loader?.(ARGS)).catch((thrown: unknown) => thrown)
  if (!(answer instanceof Response)) throw new Error('no response was thrown')
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({
    code: 'notFound',
    detail: 'This lead does not exist.',
  })
})

test('a rule broken in an action comes back beside the form', async () => {
  const { action } = translated({
    action() {
      throw new DomainError('conflict', 'Somebody else has just claimed this lead.')
    },
  })
  expect(await action?.(ARGS)).toMatchObject({
    data: { problem: { detail: 'Somebody else has just claimed this lead.' } },
    init: { status: 409 },
  })
})

test('a bug stays a bug', async () => {
  const { loader } = translated({
    loader() {
      throw new TypeError('undefined is not a function')
    },
  })
  await expect(loader?.(ARGS)).rejects.toThrow(TypeError)
})

test.each([
  ['a page', undefined, '/views'],
  ['what a page asks for meanwhile', null, '/leads?page=2'],
])('whoever has to sign in first comes back to the page: %s', async (_, page, path) => {
  const component = page === null ? { default: undefined } : {}
  const { loader } = translated({
    ...component,
    loader: ({ request, context }) => requirePerson(context as PageContext, request).person,
  })
  const referer = 'http://app.test/leads?page=2'
  const request = new Request('http://app.test/views.data', { headers: { referer } })
  const answer: unknown = await Promise.resolve(loader?.({ ...ARGS, request })).catch(
    (thrown: unknown) => thrown,
  )
  expect(answer).toBeInstanceOf(Response)
  const to = new URL(String((answer as Response).headers.get('location')), 'http://app.test')
  expect(to.searchParams.get('returnTo')).toBe(path)
})

function translated(module: Partial<Route['module']>): Route['module'] {
  const route = { id: 'a', path: 'a', module: { default: () => null, ...module } }
  const build = { routes: { a: route } } as unknown as ServerBuild
  const translation = translateProblems(build).routes['a']
  if (!translation) throw new Error('the route is gone')
  return translation.module
}
