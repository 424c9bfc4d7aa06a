import type { Undoable } from '../components/hooks/undo-stack.ts'
import type { Committed } from './commands.server.ts'

/** What takes a command back; null where it has changed nothing. */
export function undoableOf(
  { document, seq, undoable }: Committed,
  command: string,
): Undoable | null {
  return undoable ? { document, seq, command } : null
}
