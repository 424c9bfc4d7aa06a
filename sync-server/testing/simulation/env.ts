import { z } from 'zod'
import { parseEnv } from '#domain/parse-env.ts'

const SHAPE = {
  /** One run, by its seed, with all that happened in it. */
  PACE_SEED: z.coerce.number().int().optional().describe('20260101'),
  PACE_RUNS: z.coerce.number().int().positive().default(2_000).describe('2000'),
}

export const env = parseEnv(SHAPE, process.env)
