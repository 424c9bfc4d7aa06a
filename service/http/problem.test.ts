import { DomainError } from '#domain/errors.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { handleProblems, problemResponse, toProblem } from './problem.ts'
import { withTrace } from '../trace.ts'

test('a broken rule is told in full, with the fields', async () => {
  const error = new DomainError('invalid', 'Two fields need another value.', [
    { path: 'phone', message: 'Give a number with its country code, like +971501234567.' },
  ])
  const answer = problemResponse(error)
  expect(answer.status).toBe(422)
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  expect(await answer.json()).toMatchObject({
    type: 'urn:pace:problem:invalid',
    code: 'invalid',
    detail: 'Two fields need another value.',
    errors: [{ path: 'phone' }],
  })
})

test('a bug says nothing of itself', () => {
  const problem = toProblem(new Error('relation "leads" does not exist at /srv/db.ts:3'))
  expect(problem.status).toBe(500)
  expect(JSON.stringify(problem)).not.toContain('leads')
})

test('a problem inside a trace can be quoted by its id', () => {
  const header = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'
  const problem = withTrace(header, () => toProblem(new DomainError('notFound', 'No such lead.')))
  expect(problem).toMatchObject({ status: 404, traceId: '4bf92f3577b34da6a3ce929d0e0e4736' })
})

test('Hono answers with problems and logs only bugs', async () => {
  const logged: unknown[] = []
  const app = new Hono()
    .get('/rule', () => {
      throw new DomainError('forbidden', 'Only a manager assigns leads.')
    })
    .get('/bug', () => {
      throw new TypeError('x is not a function')
    })
  app.onError(handleProblems({ error: (entry: unknown) => void logged.push(entry) }))
  expect((await app.request('/rule')).status).toBe(403)
  expect(logged).toHaveLength(0)
  expect((await app.request('/bug')).status).toBe(500)
  expect(logged).toHaveLength(1)
})
