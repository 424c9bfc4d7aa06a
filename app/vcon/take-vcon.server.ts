import { type Actor, authorise } from '#domain/access/access.ts'
import { readVcon } from '#domain/call/vcon/read-vcon.ts'
import { MOST_VCON_BYTES } from '#domain/call/vcon/vcon.ts'
import { DomainError } from '#domain/errors.ts'
import type { Commands, TakenVcon } from '../sync-client/commands.server.ts'

/** Takes a vCon in as its sender wrote it. The call is made by the feed, in which everything that is said is masked. */
export async function takeVcon(
  { commands }: { commands: Pick<Commands, 'takeVcon'> },
  actor: Actor,
  request: Request,
): Promise<TakenVcon> {
  const teamId = actor.kind === 'person' ? actor.teamId : null
  authorise(actor, 'import', 'call', { teamId })
  const text = await readText(request)
  // What is none is refused here, to whoever sent it.
  readVcon(parseJson(text))
  return commands.takeVcon(text)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new DomainError('malformed', 'The vCon is not well-formed JSON.')
  }
}

/** Counted as it comes: a sender may say any length, or none. */
async function readText({ body }: Request): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.byteLength
    if (size > MOST_VCON_BYTES) throw tooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}

function tooLarge(): DomainError {
  return new DomainError(
    'tooLarge',
    'A vCon has at most five megabytes; leave its recordings out.',
    [],
    { key: 'vconTooLarge' },
  )
}
