import type { ToolAnnotations } from '@modelcontextprotocol/sdk/types.js'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { approvalText, type TouchedRecord } from '#domain/program/program.ts'
import { parse } from '#domain/parse.ts'
import { requireStorable } from '#domain/storable.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { PersonActor } from '../../api/caller/caller.ts'
import type { ApiDeps } from '../../api/deps/deps.ts'
import type { CommandRunner } from '../../sync-client/commands.server.ts'

/** One line of what a person says yes to: which argument, and what kind of thing it is. */
export type ShownLine = {
  label: string
  kind: ShownKind
  value: string
  /** Whose value it is, where it is one of a lead's field: as JSON. */
  field?: string
}
export type ShownKind =
  | 'text'
  | 'when'
  | 'lead'
  | 'listing'
  | 'contact'
  | 'call'
  | 'person'
  | 'field'
  | 'fieldValue'
  | 'channel'

/** Before anybody is asked: whether this person could do it at all. */
export type CheckContext = {
  db: PaceDb
  settings: ApiDeps['settings']
  actor: PersonActor
}
/** When it is carried out: as the person who said yes, with the rights that they have then. */
export type RunContext = CheckContext & {
  /** Runs commands as that person. */
  commands: CommandRunner
  /** Of the approval: what is done under it is done once. */
  key: string
  /** What the program calls itself. */
  program: string
}
export type Written = { result: Record<string, unknown>; records: TouchedRecord[] }

type Described = {
  name: string
  title: string
  description: string
  /** `rows` are written in the transaction that ends the approval; documents by the sync server, once for each key. */
  writes: 'rows' | 'document'
}
export type WriteTool = Described & {
  input: z.ZodObject
  parse: (given: unknown) => Record<string, unknown>
  shown: (args: Record<string, unknown>) => ShownLine[]
  check: (args: Record<string, unknown>, context: CheckContext) => Promise<void>
  run: (args: Record<string, unknown>, context: RunContext) => Promise<Written>
}

type Input<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>
type Defined<Shape extends z.ZodRawShape> = Described & {
  input: Shape
  /** Every argument that was given, as the person is shown it. */
  shown: (input: Input<Shape>) => ShownLine[]
  check: (input: Input<Shape>, context: CheckContext) => Promise<unknown>
  run: (input: Input<Shape>, context: RunContext) => Promise<Written>
}

/** A tool that writes: it asks its person first, and what it then does is what they were shown. */
export function defineWrite<Shape extends z.ZodRawShape>(defined: Defined<Shape>): WriteTool {
  const { input, shown, check, run, ...described } = defined
  const schema = z.strictObject(input)
  const read = (given: unknown) => {
    const what = `The input of ${described.name}`
    requireStorable(given, what)
    return parse(schema, given, what)
  }
  return {
    ...described,
    input: schema,
    // As it is stored and shown: what JSON keeps of it.
    parse: (given) =>
      z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(read(given)))),
    shown: (args) => shown(read(args)),
    check: async (args, context) => void (await check(read(args), context)),
    run: (args, context) => run(read(args), context),
  }
}

export const WRITES_ONCE: ToolAnnotations = {
  readOnlyHint: false,
  destructiveHint: false,
  idempotentHint: false,
  openWorldHint: false,
}

export function hashApproval(tool: string, args: Record<string, unknown>): string {
  return createHash('sha256').update(approvalText(tool, args)).digest('hex')
}

/** The lines of what was given, in this order. */
export function lines(
  ...given: readonly [label: string, kind: ShownKind, value: string | null | undefined][]
): ShownLine[] {
  return given.flatMap(([label, kind, value]) => (value == null ? [] : [{ label, kind, value }]))
}
