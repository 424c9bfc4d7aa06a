import { z } from 'zod'
import { BriefSchema } from '#domain/call/assistance.ts'
import { AskedSchema } from './reply/reply-task.ts'
import { TurnSchema } from './tasks/turn/turn-schema.ts'
import type { LocalAnswer } from './models/local.ts'

const TurnInputSchema = z.object({ hints: TurnSchema })
const SummaryInputSchema = z.object({ draft: BriefSchema })

/** What the local model knows to do: the same functions that stand in for a model that fails. Questions the rules read by themselves. */
export const LOCAL_ANSWERS: Readonly<Record<string, LocalAnswer>> = {
  turn: (input) => TurnInputSchema.parse(input).hints,
  reply: (input) => AskedSchema.parse(input),
  summarise: (input) => SummaryInputSchema.parse(input).draft,
}
