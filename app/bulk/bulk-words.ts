import type { BulkKind } from '#domain/bulk/bulk.ts'
import { bulkWords } from '#words/bulk.ts'

type Named = { kind: BulkKind; command: string; undoes: string | null; total: number }

/** `Change stage · 120 leads`, and of what takes that back `Undo: Change stage · 120 leads`. */
export function titleOf({ kind, command, undoes, total }: Named): string {
  const words = bulkWords()
  const what = Object.entries(words.commands).find(([name]) => name === command)?.[1] ?? command
  return words.title(undoes ? words.undoOf(what) : what, words.counted[kind](total))
}
