import type { DirectoryCaps } from '#domain/directory/rules.ts'
import type { GoogleDirectory } from './google/google-directory.ts'
import { DirectoryProblem } from './google/problem.ts'
import { z } from 'zod'

const RowSchema = z.object({ id: z.string() })

/**
 * Who is not in the list may have been deleted, or the list may have lost a page. Google is asked for each of them: first for
 * those it deleted lately, then one by one. If it knows somebody after all, the list is not whole and nothing of it counts.
 */
export async function confirmGone(
  google: GoogleDirectory,
  missing: readonly string[],
  caps: DirectoryCaps,
): Promise<Set<string>> {
  if (missing.length === 0) return new Set()
  const deleted = new Set((await google.listDeletedUsers(caps)).flatMap(idOf))
  for (const id of missing) {
    if (deleted.has(id) || (await google.findUser(id)) === null) continue
    throw new DirectoryProblem(
      `Google's list leaves out user ${id}, whom it has nevertheless: the list is not whole. Nothing was changed.`,
    )
  }
  return new Set(missing)
}

function idOf(row: unknown): string[] {
  const parsed = RowSchema.safeParse(row)
  return parsed.success ? [parsed.data.id] : []
}
