import { z } from 'zod'
import type { Proxies } from './client-address.ts'

/** What of ours stands in front of a service: each of them has it from the same two settings. */
export const PROXY_SETTINGS = {
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0).describe('1'),
  TRUSTED_PROXY_HEADER: z.enum(['x-forwarded-for', 'forwarded']).default('x-forwarded-for'),
}

export function proxiesIn(env: {
  TRUSTED_PROXIES: number
  TRUSTED_PROXY_HEADER: Proxies['header']
}): Proxies {
  return { trusted: env.TRUSTED_PROXIES, header: env.TRUSTED_PROXY_HEADER }
}
