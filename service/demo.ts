import { z } from 'zod'

/** Set by `npm start` where people are demo people among demo data. */
export const PACE_DEMO = z.enum(['on', 'off'], 'is on or off').default('off').describe('off')
