import { z } from 'zod'

/** The setting by which a scraper is let in to /metrics; the figures tell much of the house, and the ports are public. */
export const METRICS_TOKEN = z
  .string()
  .min(32)
  .optional()
  .describe('METRICS_TOKEN=$(openssl rand -hex 32)')
