import { Hono } from 'hono'
import { DomainError } from '#domain/errors.ts'
import { EnvelopeSchema } from '#domain/letter/letter.ts'
import { parse } from '#domain/parse.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { LETTERS_PATH } from '../outbox/send-letter.ts'
import { requireSamePerson } from '../session/same-person.server.ts'
import type { Sessions } from '../session/web-session.server.ts'
import type { Commands } from '../sync-client/commands.server.ts'
import { takeLetter } from './take-letter.server.ts'

type Deps = {
  db: PaceDb
  commands: Pick<Commands, 'forPerson' | 'forService'>
  sessions: Pick<Sessions, 'require'>
  appUrl: string
}

/** Where browsers send what was done in them, one letter at a time: now, or once there is a network again. */
export function createLetterRoutes({ db, commands, sessions, appUrl }: Deps): Hono {
  const routes = new Hono()
  routes.post(LETTERS_PATH, async (c) => {
    // A cookie is sent by the browser whoever asks: it has to be a page of ours.
    if (c.req.header('origin') !== new URL(appUrl).origin)
      throw new DomainError('forbidden', 'This request came from another site.')
    const session = await requireSamePerson(sessions, c.req.raw, { isNamed: true })
    const { actor, person } = session
    const body: unknown = await c.req.json().catch(() => null)
    const envelope = parse(EnvelopeSchema, body, 'The letter')
    const taken = await takeLetter({ db, actor, person, session, deps: { commands } }, envelope)
    return c.json(taken, 200, { 'cache-control': 'no-store' })
  })
  return routes
}
