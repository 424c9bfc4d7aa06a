import { CALL_COMMANDS } from '../call/commands.ts'
import { CONTACT_COMMANDS } from '../contact/commands.ts'
import type { AnyCommand } from '../documents/command.ts'
import type { DocumentKind } from '../documents/documents.ts'
import { DomainError } from '../errors.ts'
import { LEAD_COMMANDS } from '../lead/commands.ts'
import { LISTING_COMMANDS } from '../listing/commands.ts'

export const COMMANDS = {
  contact: CONTACT_COMMANDS,
  lead: LEAD_COMMANDS,
  listing: LISTING_COMMANDS,
  call: CALL_COMMANDS,
} as const satisfies Partial<Record<DocumentKind, readonly AnyCommand[]>>

/** The command of that name on that kind of document; throws `invalid` with the names that exist. */
export function commandFor(kind: DocumentKind, name: string): AnyCommand {
  const commands: readonly AnyCommand[] = isCommanded(kind) ? COMMANDS[kind] : []
  const command = commands.find((candidate) => candidate.name === name)
  if (command) return command
  const known = commands.map((candidate) => candidate.name).join(', ') || 'none'
  throw new DomainError('invalid', `A ${kind} has no command '${name}'. Commands: ${known}.`)
}

function isCommanded(kind: DocumentKind): kind is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, kind)
}
