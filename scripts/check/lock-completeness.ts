import { z } from 'zod'

const LockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

/**
 * Optional packages that the lock names but does not hold. npm drops those that a registry lacks, and its `ci` then refuses
 * the lock on a fresh clone, or leaves another platform without its binary.
 */
export function findIncompletePlatforms(lockText: string): string[] {
  const { packages } = LockSchema.parse(JSON.parse(lockText))
  const held = new Set(Object.keys(packages).map((path) => path.split('node_modules/').pop()))
  const named = Object.values(packages).flatMap((entry) =>
    Object.keys(entry.optionalDependencies ?? {}),
  )
  return [...new Set(named)].filter((name) => !held.has(name))
}
