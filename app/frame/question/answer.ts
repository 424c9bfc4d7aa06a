import { z } from 'zod'
import { SaidSchema } from '#domain/said.ts'
import { sayProblem } from '#words/problems.ts'
import { questionWords } from '#words/question.ts'

const CellSchema = z.union([z.string(), z.number(), z.null()])
const PlanSchema = z.object({
  /** As it came: it goes back with the next question, which may stand on it. */
  plan: z.unknown(),
  title: z.string(),
  definition: z.string(),
  filters: z.array(z.string()),
  time: z.string().nullable(),
  /** Where rights narrow the answer: over what it was counted. */
  scope: z.string().nullish(),
  /** How slips of the pen were read. */
  notes: z.array(z.string()).default([]),
})
export const RowsSchema = z.object({
  columns: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['dimension', 'measure']),
      unit: z.string().optional(),
    }),
  ),
  rows: z.array(z.record(z.string(), CellSchema)),
  total: z.number(),
  truncated: z.boolean(),
  links: z.array(z.string().nullable()).default([]),
  list: z.string().nullish(),
})
export const ChartSchema = z.object({
  type: z.enum(['number', 'bar', 'line', 'groupedBar']),
  title: z.string(),
  x: z.string().nullable(),
  series: z.string().nullable(),
  y: z.string(),
  unit: z.string(),
})
/** `called`: what the question is then, of which the words that were asked say another. */
const ChoiceSchema = z.object({ label: z.string(), plan: z.unknown(), called: z.string() })
const EditsSchema = z.object({
  chips: z.array(
    z.object({
      said: z.string(),
      without: z.unknown(),
      calledWithout: z.string().nullable(),
      options: z.array(ChoiceSchema),
    }),
  ),
  splits: z.array(ChoiceSchema),
  times: z.array(ChoiceSchema).default([]),
  between: z.object({ plan: z.looseObject({}), called: z.string() }).nullish(),
})
const ClarifySchema = z.object({ message: z.string(), options: z.array(z.string()) })
const MessageSchema = z.object({ message: z.string() })
const TextSchema = z.object({ text: z.string() })
const DoneSchema = z.object({ rows: z.number(), ms: z.number() })
const ProblemSchema = z.object({
  title: z.string(),
  detail: z.string(),
  code: z.string().optional(),
  said: SaidSchema.optional(),
})

export type AnswerRows = z.infer<typeof RowsSchema>
export type Choice = z.infer<typeof ChoiceSchema>
export type AnswerChart = z.infer<typeof ChartSchema>

/** An answer as far as it has come. */
export type Answer = {
  question: string
  /** The question as its reader sees it. */
  said: string
  state: 'asking' | 'answered' | 'clarify' | 'refused' | 'failed'
  plan?: z.infer<typeof PlanSchema>
  edits?: z.infer<typeof EditsSchema>
  rows?: AnswerRows
  chart?: AnswerChart
  text?: string
  ms?: number
  /** Asked back, refused or failed: what to say. */
  message?: string
  options?: readonly string[]
}

/** The answer with one more event of its stream. Throws for an event that is not what it says. */
export function withEvent(answer: Answer, event: string, json: unknown): Answer {
  switch (event) {
    case 'plan':
      return { ...answer, plan: PlanSchema.parse(json) }
    case 'edits':
      return { ...answer, edits: EditsSchema.parse(json) }
    case 'rows':
      return { ...answer, rows: RowsSchema.parse(json) }
    case 'chart':
      return { ...answer, chart: ChartSchema.parse(json) }
    case 'text':
      return { ...answer, text: TextSchema.parse(json).text }
    case 'done':
      return { ...answer, state: 'answered', ms: DoneSchema.parse(json).ms }
    case 'clarify':
      return { ...answer, state: 'clarify', ...ClarifySchema.parse(json) }
    case 'refused':
      return { ...answer, state: 'refused', ...MessageSchema.parse(json) }
    case 'error':
      return { ...answer, state: 'failed', message: sayProblem(ProblemSchema.parse(json)) }
    default:
      return answer
  }
}

/** What the last answer was counted by, for a question that stands on it. */
export function previousPlan(answers: readonly Answer[]): unknown {
  return answers.findLast(({ state }) => state === 'answered')?.plan?.plan
}

/** What a refused request said, as the answer's end. */
export function withProblem(answer: Answer, json: unknown): Answer {
  const problem = ProblemSchema.safeParse(json)
  const message = problem.success ? sayProblem(problem.data) : questionWords().lost
  return { ...answer, state: 'failed', message }
}

/** One value of a chart, with what it stands at. */
export type Point = { label: string; series: string | null; value: number }
