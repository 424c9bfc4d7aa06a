import { z } from 'zod'
import type { FolderState } from '#domain/arrival/mailbox.ts'
import { cutCharacters } from '#domain/text/characters.ts'
import { withoutUnstorable } from '#domain/storable.ts'

/** Why a folder is not read, for whoever can do something about it. */
export class Trouble extends Error {
  readonly state: Exclude<FolderState, 'starting' | 'reading'>
  constructor(state: Trouble['state'], message: string) {
    super(message)
    this.state = state
  }
}

const LONGEST = 300

/** What the library throws that says more than its message. */
const ImapErrorSchema = z.looseObject({
  authenticationFailed: z.boolean().optional(),
  responseStatus: z.string().optional(),
  responseText: z.string().optional(),
  mailboxMissing: z.boolean().optional(),
  code: z.string().optional(),
  message: z.string().catch(''),
})

/** What went wrong, in one of the ways that a person is told of, with what the server said. */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof Trouble) return new Trouble(error.state, shown(error.message))
  const { responseText, message, code, ...said } = ImapErrorSchema.safeParse(error).data ?? {
    message: String(error),
  }
  const text = shown(
    responseText ?? (code && !message.includes(code) ? `${message} (${code})` : message),
  )
  if (said.authenticationFailed) return new Trouble('refused', text)
  if (said.mailboxMissing) return new Trouble('missing', text)
  if (said.responseStatus) return new Trouble('broken', text)
  return new Trouble('away', text)
}

function shown(text: string): string {
  return withoutUnstorable(cutCharacters(text, LONGEST))
}
