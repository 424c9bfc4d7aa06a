import type * as Y from 'yjs'
import type { z } from 'zod'
import type { Actor } from './access.ts'
import { parse } from './parse.ts'

export type CommandContext = {
  actor: Actor
  /** ISO instant of the command. */
  now: string
}

/**
 * A change to a document, as a plain function. `local` commands merge safely and run in the browser on its own copy;
 * `server` commands run only in the sync server. `action` is what the policy is asked for. A command throws a
 * DomainError before it changes anything.
 */
type CommandRules<Args> = {
  name: string
  runs: 'local' | 'server'
  action: string
  args: z.ZodType<Args>
  run: (doc: Y.Doc, args: Args, context: CommandContext) => void
}

/** A command whose arguments are still to be parsed. */
export type AnyCommand = {
  name: string
  runs: 'local' | 'server'
  action: string
  /** Parses the arguments and runs the command in one transaction, whose origin is the context. */
  apply: (doc: Y.Doc, input: unknown, context: CommandContext) => void
}

export type Command<Args> = CommandRules<Args> & AnyCommand

export function defineCommand<Args>(rules: CommandRules<Args>): Command<Args> {
  return {
    ...rules,
    apply(doc, input, context) {
      const args = parse(rules.args, input, `The command ${rules.name}`)
      doc.transact(() => rules.run(doc, args, context), context)
    },
  }
}
