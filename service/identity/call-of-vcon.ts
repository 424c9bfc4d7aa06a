import { namedUuid } from './named-uuid.ts'

type Call = { id: string; source: string }

/** The id of the vCon that a call is written as: the same each time. */
export function vconOfCall({ id, source }: Call): string {
  return namedUuid(`vcon of call ${id} of ${source}`)
}

type Told = { uuid: string | null; interactionId: string | null }

/** The id of the call that a vCon is: of its own id, where it says one, else of all that it says. */
export function callOfVcon({ uuid }: Pick<Told, 'uuid'>, text: string): string {
  return `vcon-${namedUuid(`vcon ${uuid ?? text}`)}`
}

/** The call that a vCon was written of by this house, or null: it names it, and has the very id that this one's vCon has. */
export async function findOwnCall<Found extends Call>(
  { uuid, interactionId }: Told,
  find: (id: string) => Promise<Found | null>,
): Promise<Found | null> {
  if (uuid === null || interactionId === null || !CALL_ID.test(interactionId)) return null
  const call = await find(interactionId)
  return call && vconOfCall(call) === uuid.toLowerCase() ? call : null
}

const CALL_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
