import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { endOf } from './struct-index.ts'
import { type DecodedUpdate, decodeUpdate, type Range, type Struct, type Vector } from './update.ts'

export type Redaction = {
  /** What is known is left out: what it says there may be what was refused before. */
  known: Vector
  /** Structs of the update of which nothing is kept but their clocks. */
  emptied: ReadonlySet<Struct>
  /** Of the update's deletions those that are kept. */
  deletions: readonly Range[]
}

/**
 * An update without what must not be in it. Clocks have no gaps, so that an emptied struct becomes garbage (GC) of the
 * same clocks: whatever its author writes later finds its place.
 */
export function redactUpdate(update: DecodedUpdate, redaction: Redaction): DecodedUpdate {
  const encoder = new Y.UpdateEncoderV1()
  const sections = sectionsOf(update, redaction.known)
  encoding.writeVarUint(encoder.restEncoder, sections.length)
  for (const section of sections) writeSection(encoder, section, redaction.emptied)
  writeDeletions(encoder, redaction.deletions)
  return decodeUpdate(encoder.toUint8Array())
}

/** The structs of one client from a clock on: into the first of them when it is known in part. */
type Section = { client: number; clock: number; structs: Struct[] }

function sectionsOf({ structs }: DecodedUpdate, known: Vector): Section[] {
  const sections = new Map<number, Section>()
  for (const struct of structs) {
    const { client, clock } = struct.id
    const from = Math.max(clock, known.get(client) ?? 0)
    const section = sections.get(client)
    if (from >= endOf(struct)) continue
    if (section) section.structs.push(struct)
    else sections.set(client, { client, clock: from, structs: [struct] })
  }
  return [...sections.values()]
}

function writeSection(
  encoder: Y.UpdateEncoderV1,
  { client, clock, structs }: Section,
  emptied: ReadonlySet<Struct>,
): void {
  encoding.writeVarUint(encoder.restEncoder, structs.length)
  encoder.writeClient(client)
  encoding.writeVarUint(encoder.restEncoder, clock)
  for (const struct of structs) {
    const written = emptied.has(struct) ? new Y.GC(struct.id, struct.length) : struct
    written.write(encoder, Math.max(0, clock - struct.id.clock))
  }
}

function writeDeletions(encoder: Y.UpdateEncoderV1, deletions: readonly Range[]): void {
  const ranges = Map.groupBy(deletions, ({ client }) => client)
  encoding.writeVarUint(encoder.restEncoder, ranges.size)
  for (const [client, own] of ranges) {
    encoder.resetDsCurVal()
    encoding.writeVarUint(encoder.restEncoder, client)
    encoding.writeVarUint(encoder.restEncoder, own.length)
    for (const { clock, length } of own) {
      encoder.writeDsClock(clock)
      encoder.writeDsLen(length)
    }
  }
}
