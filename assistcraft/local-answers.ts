import { z } from 'zod'
import { planLocally } from './ask/local-planner.ts'
import { toPlanned } from './ask/plan-task.ts'
import { PlanRequestSchema } from './ask/words/vocabulary.ts'
import { BriefSchema } from '#domain/call/assistance.ts'
import { TurnSchema } from './tasks/turn/turn-schema.ts'
import type { LocalAnswer } from './models/local.ts'

const PlanInputSchema = PlanRequestSchema.extend({ askerId: z.string().nullable() })
const TurnInputSchema = z.object({ hints: TurnSchema })
const SummaryInputSchema = z.object({ draft: BriefSchema })

/** What the local model knows to do: the same functions that stand in for a model that fails. */
export const LOCAL_ANSWERS: Readonly<Record<string, LocalAnswer>> = {
  plan: (input) => {
    const { askerId, ...request } = PlanInputSchema.parse(input)
    return toPlanned(planLocally(request, askerId))
  },
  turn: (input) => TurnInputSchema.parse(input).hints,
  summarise: (input) => SummaryInputSchema.parse(input).draft,
}
