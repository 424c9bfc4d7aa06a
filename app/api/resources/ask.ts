import { createRoute, type OpenAPIHono, z } from '@hono/zod-openapi'
import { authorise } from '#domain/access/access.ts'
import { LONGEST_QUESTION, PlanSchema } from '#domain/metrics/plan-schema.ts'
import type { Language } from '#domain/language.ts'
import { languageOf, writeIn } from '#service/http/readers-language.ts'
import { streamSSE } from 'hono/streaming'
import { answerQuestion } from '../../ask/answer-question.ts'
import { createAskPlanner } from '../../ask/ask-planner.ts'
import type { ApiEnv, Caller } from '../caller/caller.ts'
import type { ApiDeps } from '../deps/deps.ts'
import { callerKey, LIMITS, limitRate } from '../caller/limits.ts'
import { jsonBody, refusals } from '../http/responses.ts'

const QuestionSchema = z
  .strictObject({
    question: z.string().trim().min(1).max(LONGEST_QUESTION),
    previous: PlanSchema.optional().openapi({
      description:
        'The `plan` of the answer before, for a question that stands on it: "only the villas", "and last week?"',
    }),
    plan: PlanSchema.optional().openapi({
      description:
        'A plan to run as it is, such as one of the `edits` of an answer; the question says what it is called',
    }),
  })
  .openapi('Question')

const post = createRoute({
  method: 'post',
  path: '/ask',
  operationId: 'askQuestion',
  summary: 'Ask the data in plain words',
  description:
    'Answers with server-sent events, each with JSON data: `plan`, `edits` (plans that change one thing of it), `rows` `{columns, rows, total, truncated, links, list}` (where the records behind them are listed), `chart`, `text`, `done`; ' +
    'or `clarify` or `refused` with a message, or `error` with problem details. Rows are those that the asker may see; where rights narrow the answer, `plan` and `text` say so, and where they leave nothing of what was asked it is refused. The answer is told in the language of `Accept-Language` (English or Arabic).',
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
    const { question, previous, plan } = c.req.valid('json')
    const gone = new AbortController()
    c.req.raw.signal.addEventListener('abort', () => gone.abort())
    const { db, reporting, settings, log, now, urls, tokenClient, fetch } = deps
    const askPlanner = createAskPlanner({
      assistcraftUrl: urls.assistcraft,
      tokenClient,
      subjectToken: subjectTokenOf(caller, deps),
      fetch,
    })
    const language = languageOfAnswer(caller, (name) => c.req.header(name))
    const write = () =>
      streamSSE(c, async (stream) => {
        stream.onAbort(() => gone.abort())
        const answer = answerQuestion(
          { db, reporting, settings, askPlanner, log, now },
          { actor, question, previous, plan, signal: gone.signal },
        )
        for await (const { event, data } of answer) {
          if (gone.signal.aborted) break
          await stream.writeSSE({ event, data: JSON.stringify(data) })
        }
      })
    return writeIn(language, write)
  })
}

/** A person's own in the pages; a program says in which it wants to read. */
function languageOfAnswer(caller: Caller, header: (name: string) => string | undefined): Language {
  const chosen = 'session' in caller ? caller.session.person.language : null
  return chosen ?? languageOf(header)
}

function subjectTokenOf(caller: Caller, { sessions }: ApiDeps): (() => Promise<string>) | null {
  if (caller.actor.kind === 'service') return null
  return 'session' in caller
    ? () => sessions.accessTokenFor(caller.session)
    : async () => caller.bearer
}
