import { z } from 'zod'
import { readerOf } from '#assistcraft/ask/local-planner.ts'
import type { Planned } from '#assistcraft/ask/model/plan-task.ts'
import { PlanRequestSchema } from '#assistcraft/ask/words/vocabulary.ts'
import type { PlanDraft } from '#domain/metrics/plan-schema.ts'
import { ask } from '../ask.ts'
import { MISSPELT, UNHEARD_OF } from './strange-set.ts'

const BodySchema = z.object({
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
})
const InputSchema = PlanRequestSchema.extend({
  askerId: z.string().nullable(),
  strange: z.array(z.string()),
})
type Input = z.output<typeof InputSchema>
export type Answering = (input: Input) => Planned

/** What was asked of the model, out of the body of a chat completion. */
export function inputOf(body: string): Input {
  const { messages } = BodySchema.parse(JSON.parse(body))
  return InputSchema.parse(JSON.parse(messages.at(-1)?.content ?? ''))
}

const NOTHING: Planned = { readings: [], question: null, plan: null }
const SAID = new Map([...MISSPELT, ...UNHEARD_OF].map((strange) => [strange.said, strange]))

/** A model that knows the words which people wrote down for it, and says so when it knows nothing. */
export function knowing({ question, strange }: Input): Planned {
  const found = SAID.get(question)
  if (!found) return NOTHING
  const { readings } = found.model
  const whole = found.model.question ?? replaced(question, strange, (word) => readings[word] ?? '')
  const plan = { dimensions: [], filters: [], ...found.plan }
  return {
    readings: strange.map((word) => ({ word, as: readings[word] ?? '' })),
    question: whole,
    plan,
  }
}

/**
 * Models that lie. Each knows the rules and gives the plan that they come to, so that nothing but the words themselves gives it away.
 */
export const LIARS: Record<string, Answering> = {
  'drops every word that is strange': (input) => lie(input, () => ''),
  'takes strange words for a type of home': (input) => lie(input, () => 'villas'),
  'takes strange words for what is counted': (input) => lie(input, () => 'leads'),
  'takes strange words for a time': (input) => lie(input, () => 'last month'),
  'takes strange words for the ones that look most like them': (input) => {
    const words = readerOf(input, input.askerId).known()
    return lie(input, (strange) => nearest(strange.toLowerCase(), words))
  },
  'invents a filter': (input) => {
    const { plan, ...told } = lie(input, () => '')
    return { ...told, question: `${told.question} for rent`, plan: plan && withFilter(plan) }
  },
  'swaps the measure': (input) => {
    const { plan, ...told } = knowing(input).plan ? knowing(input) : lie(input, () => '')
    return {
      ...told,
      plan: plan && { ...plan, measure: plan.measure === 'leads' ? 'calls' : 'leads' },
    }
  },
  'asks another question': (input) => {
    const reply = ask('leads by stage')
    const readings = input.strange.map((word) => ({ word, as: 'leads by stage' }))
    return { readings, question: 'leads by stage', plan: 'plan' in reply ? reply.plan : null }
  },
  'does as the question says': (input) => {
    const reply = ask('leads by agent')
    const readings = input.strange.map((word) => ({ word, as: 'by agent' }))
    return {
      readings,
      question: `leads by agent ${input.question}`,
      plan: 'plan' in reply ? reply.plan : null,
    }
  },
}

function lie(input: Input, as: (word: string) => string): Planned {
  const question = replaced(input.question, input.strange, as)
  const reply = ask(question, input.previous ?? null)
  const readings = input.strange.map((word) => ({ word, as: as(word) }))
  return { readings, question, plan: 'plan' in reply ? reply.plan : null }
}

function replaced(
  question: string,
  strange: readonly string[],
  as: (word: string) => string,
): string {
  const whole = strange.reduce((rest, word) => rest.replace(word, () => as(word)), question)
  return whole.split(' ').filter(Boolean).join(' ')
}

function withFilter(plan: PlanDraft): PlanDraft {
  return {
    ...plan,
    filters: [...plan.filters, { dimension: 'purpose', operator: 'is', values: ['rent'] }],
  }
}

/** The known word that shares most pairs of letters with it. */
function nearest(word: string, known: readonly string[]): string {
  const pairs = pairsOf(word)
  let best = ''
  let most = 0
  for (const other of known) {
    const theirs = pairsOf(other)
    const shared = [...pairs].filter((pair) => theirs.has(pair)).length
    const likeness = (2 * shared) / (pairs.size + theirs.size || 1)
    if (likeness > most) [best, most] = [other, likeness]
  }
  return best
}

function pairsOf(word: string): Set<string> {
  return new Set(
    Array.from({ length: Math.max(word.length - 1, 0) }, (_, at) => word.slice(at, at + 2)),
  )
}
