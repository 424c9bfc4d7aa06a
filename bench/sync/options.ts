import { parseArgs } from 'node:util'
import { z } from 'zod'
import { FatalError } from '#scripts/fatal-error.ts'
import { SERVERS } from './servers/bench-server.ts'

const names = z.string().transform((text) => text.split(','))
const OptionsSchema = z.object({
  only: names.optional(),
  servers: names.pipe(z.array(z.enum(SERVERS))).default([...SERVERS]),
  runs: z.coerce.number().int().min(1).default(3),
  seconds: z.coerce.number().min(1).optional(),
  kills: z.coerce.number().int().min(1).default(5),
  quick: z.boolean().default(false),
  profile: z.boolean().default(false),
})
export type Options = z.infer<typeof OptionsSchema>

const FLAGS = {
  only: { type: 'string' },
  servers: { type: 'string' },
  runs: { type: 'string' },
  seconds: { type: 'string' },
  kills: { type: 'string' },
  quick: { type: 'boolean' },
  profile: { type: 'boolean' },
} as const

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({ args, options: FLAGS })
  const parsed = OptionsSchema.safeParse({ ...values })
  if (parsed.success) return parsed.data
  throw new FatalError(`The options are not valid.\n${z.prettifyError(parsed.error)}`)
}
