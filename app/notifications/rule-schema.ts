import { z } from 'zod'
import { NotificationKindSchema } from '#domain/notification/kinds.ts'

const flag = z.enum(['true', 'false']).transform((value) => value === 'true')

/** One row of the table of rules, as its boxes send it. */
export const RuleSchema = z.object({
  intent: z.literal('rule'),
  kind: NotificationKindSchema,
  app: flag,
  push: flag,
  email: flag,
})
