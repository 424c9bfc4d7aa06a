import { z } from 'zod'
import { authorise } from '#domain/access/access.ts'
import { LANGUAGES } from '#domain/language.ts'
import { LONGEST_QUESTION, PlanSchema } from '#domain/metrics/plan-schema.ts'
import { DomainError } from '#domain/errors.ts'
import { writeIn } from '#service/http/readers-language.ts'
import { answerQuestion, type AskEvent } from '../../ask/answer-question.ts'
import { createAskPlanner } from '../../ask/ask-planner.ts'
import { defineTool, READS } from './tool.ts'

export const askQuestion = defineTool({
  name: 'ask_question',
  title: 'Ask the data in plain words',
  description:
    'A question about numbers in English or Arabic: answered with the plan in words, its rows and a sentence; or asked back, with what could be meant. What cannot be accounted for is not guessed.',
  scope: 'mcp:read',
  annotations: READS,
  input: {
    question: z.string().trim().min(1).max(LONGEST_QUESTION),
    previous: PlanSchema.optional().describe(
      'The `plan` of the answer that the question stands on',
    ),
    language: z.enum(LANGUAGES).optional().describe('In which the answer is told'),
  },
  run: async ({ question, previous, language = 'en' }, { deps, actor, signal }) => {
    if (actor.call) throw new DomainError('forbidden', 'A delegation for a call asks nothing.')
    authorise(actor, 'ask', 'question')
    const { db, reporting, settings, log, now, urls, tokenClient, fetch } = deps
    // Who asks is judged here; the planner is asked by PACE itself: a token for the tools goes nowhere else.
    const askPlanner = createAskPlanner({
      assistcraftUrl: urls.assistcraft,
      tokenClient,
      subjectToken: null,
      fetch,
    })
    const answering = { db, reporting, settings, askPlanner, log, now }
    const asked = { actor, question, previous, signal }
    return writeIn(language, () => gather(answerQuestion(answering, asked)))
  },
})

/** The whole answer, which a page is told step by step. */
async function gather(events: AsyncGenerator<AskEvent>): Promise<Record<string, unknown>> {
  const told: Record<string, unknown> = {}
  for await (const { event, data } of events) {
    if (event === 'error') throw new DomainError('unavailable', data.detail)
    if (event === 'plan') Object.assign(told, data)
    else if (event === 'rows') Object.assign(told, data)
    else if (event === 'text') Object.assign(told, data)
    else if (event === 'clarify' || event === 'refused') told[event] = data
  }
  return told
}
