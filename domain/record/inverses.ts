import type { Inverse } from '../documents/command.ts'
import { commandFor } from './commands.ts'
import type { DocumentKind } from '../documents/documents.ts'

/** Commands that are more than a change of one document. */
const WIDER: Record<string, Undoing> = {
  create: { action: 'archive', done: 'archive', inverse: { kind: 'command', command: 'archive' } },
  acceptProposal: {
    action: 'write',
    done: 'write',
    inverse: { kind: 'putBack', values: 'together' },
  },
}

/** How a command is undone, and what the policy is asked for then: `done` of those who did it themselves, `action` of everybody else. */
export type Undoing = { action: string; done: string; inverse: Inverse; whileArchived?: true }

/**
 * How what was done by this command is taken back; `isUndo`: it has taken back something itself, so that it is done again.
 */
export function undoingOf(kind: DocumentKind, name: string, isUndo: boolean): Undoing {
  const wider = Object.hasOwn(WIDER, name) ? WIDER[name] : undefined
  if (wider) return wider
  const { action, inverse, whileArchived } = commandFor(kind, name)
  const undoAction = inverse.kind === 'putBack' && !isUndo ? (inverse.action ?? action) : action
  return { action: undoAction, done: action, inverse, whileArchived }
}
