import { actorName } from '#domain/access/access.ts'
import type { CommandRunner, Commands } from '../../sync-client/commands.server.ts'
import type { ApiContext } from '../caller/caller.ts'

/** Runs commands as the caller: a person by her own token, a machine client in its name through this service. */
export function writerFor(c: ApiContext, commands: Commands): CommandRunner {
  const caller = c.get('caller')
  if (caller.actor.kind === 'service') {
    return commands.forService({ cause: 'rest', actAs: actorName(caller.actor) })
  }
  return 'session' in caller
    ? commands.forPerson(caller.session)
    : commands.forBearer(caller.bearer)
}
