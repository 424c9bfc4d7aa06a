import { namedUuid } from './named-uuid.ts'

/** The id of the call that a vCon is: of its own id, where it says one, else of all that it says. */
export function callOfVcon({ uuid }: { uuid: string | null }, text: string): string {
  return `vcon-${namedUuid(`vcon ${uuid ?? text}`)}`
}
