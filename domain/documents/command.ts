import type * as Y from 'yjs'
import type { z } from 'zod'
import type { Actor } from '../access/access.ts'
import type { Habits } from '../values/habits.ts'
import { parse } from '../parse.ts'

export type CommandContext = {
  actor: Actor
  /** ISO instant of the command. */
  now: string
  /** How values are read where they come as text. */
  habits: Habits
  /** The day that it is in the house, where whoever runs the command knows it. */
  today?: string
}

/** How a command is undone. What it wrote is put back only where nobody has written since. */
export type Inverse =
  /** Its values go back: all or none where they say one thing `together`, each by itself where they stand `apart`. */
  | { kind: 'putBack'; values: 'together' | 'apart'; action?: string }
  /** Others have acted on it: it is answered by another command with the same arguments. */
  | { kind: 'command'; command: string }
  | { kind: 'none'; because: string }

/** What holds of a command beside what it does. */
type CommandTraits = {
  name: string
  runs: 'local' | 'server'
  action: string
  inverse: Inverse
  /** May be run over a selection of records. */
  overMany?: true
  /** An archived record takes no other command. */
  whileArchived?: true
}

/**
 * A change to a document, as a plain function. `local` commands merge safely and run in the browser on its own copy;
 * `server` commands run only in the sync server. `action` is what the policy is asked for. A command throws a
 * DomainError before it changes anything.
 */
type CommandRules<Args> = CommandTraits & {
  args: z.ZodType<Args>
  run: (doc: Y.Doc, args: Args, context: CommandContext) => void
}

/** A command whose arguments are still to be parsed. */
export type AnyCommand = CommandTraits & {
  /** Parses the arguments alone; throws `invalid`. */
  parseArgs: (input: unknown) => unknown
  /** Parses the arguments and runs the command in one transaction, whose origin is the context. */
  apply: (doc: Y.Doc, input: unknown, context: CommandContext) => void
}

export type Command<Args> = CommandRules<Args> & AnyCommand

export function defineCommand<Args>(rules: CommandRules<Args>): Command<Args> {
  const parseArgs = (input: unknown) => parse(rules.args, input, `The command ${rules.name}`)
  return {
    ...rules,
    parseArgs,
    apply(doc, input, context) {
      const args = parseArgs(input)
      doc.transact(() => rules.run(doc, args, context), context)
    },
  }
}
