import { z } from 'zod'
import { findKnots } from './knots.ts'

const CruiseSchema = z.object({
  modules: z.array(
    z.object({
      source: z.string(),
      dependencies: z.array(z.object({ resolved: z.string() })),
    }),
  ),
  summary: z.object({
    violations: z.array(
      z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) }),
    ),
  }),
})

/** Tests stand beside what they test and import what starts it. */
const TEST = /\.test\.tsx?$|^[a-z-]+\/testing\/|^tests\//
const PACKAGE = /(^|\/)node_modules\//

/** What dependency-cruiser found against its rules, and the folders that import each other; null when all is well. */
export function tellImports(cruised: string): string | null {
  const { modules, summary } = CruiseSchema.parse(JSON.parse(cruised))
  const own = modules.filter(({ source }) => !TEST.test(source) && !PACKAGE.test(source))
  const lines = [
    ...summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
    ...findKnots(own).flatMap(({ folders, imports }) => [
      `one-way-between-rooms: ${folders.join(', ')} import each other`,
      ...imports.map((one) => `  ${one}`),
    ]),
  ]
  return lines.length === 0 ? null : lines.join('\n')
}
