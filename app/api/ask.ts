import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { authorise } from '#domain/access.ts'
import { streamSSE } from 'hono/streaming'
import { answerQuestion } from '../ask/answer-question.ts'
import { createAskPlanner } from '../ask/ask-planner.ts'
import type { ApiEnv, Caller } from './caller.ts'
import type { ApiDeps } from './deps.ts'
import { callerKey, LIMITS, limitRate } from './limits.ts'
import { jsonBody, refusals } from './responses.ts'

const QuestionSchema = z
  .strictObject({ question: z.string().trim().min(1).max(500) })
  .openapi('Question')

const post = createRoute({
  method: 'post',
  path: '/ask',
  summary: 'Ask the data in plain words',
  description:
    'Answers with server-sent events, each with JSON data: `plan`, `rows` `{columns, rows, total, truncated}`, `chart`, `text`, `done`; ' +
    'or `clarify` or `refused` with a message, or `error` with problem details. Rows are those that the asker may see.',
  request: { body: jsonBody(QuestionSchema) },
  responses: {
    200: { description: 'The answer', content: { 'text/event-stream': { schema: z.string() } } },
    ...refusals(),
  },
})

export function mountAsk(rest: OpenAPIHono<ApiEnv>, deps: ApiDeps): void {
  rest.use('/ask', limitRate(LIMITS.ask, callerKey))
  rest.openapi(post, (c) => {
    const caller = c.get('caller')
    const { actor } = caller
    authorise(actor, 'ask', 'question')
    const { question } = c.req.valid('json')
    const gone = new AbortController()
    c.req.raw.signal.addEventListener('abort', () => gone.abort())
    const { db, reporting, log, now, urls, tokenClient, fetch } = deps
    const askPlanner = createAskPlanner({
      assistcraftUrl: urls.assistcraft,
      tokenClient,
      subjectToken: subjectTokenOf(caller, deps),
      fetch,
    })
    return streamSSE(c, async (stream) => {
      stream.onAbort(() => gone.abort())
      const answer = answerQuestion(
        { db, reporting, askPlanner, log, now },
        { actor, question, signal: gone.signal },
      )
      for await (const { event, data } of answer) {
        if (gone.signal.aborted) break
        await stream.writeSSE({ event, data: JSON.stringify(data) })
      }
    })
  })
}

function subjectTokenOf(caller: Caller, { sessions }: ApiDeps): (() => Promise<string>) | null {
  if (caller.actor.kind === 'service') return null
  return 'session' in caller
    ? () => sessions.accessTokenFor(caller.session)
    : async () => caller.bearer
}
