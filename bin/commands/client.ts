import type { Command } from 'commander'
import {
  createApiClient,
  listApiClients,
  revokeApiClient,
  rotateApiClient,
} from '#db/pace/api-clients.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { newClient } from '#service/new-client.ts'
import { createSecret, hashSecret } from '#service/secret.ts'
import type { CliContext } from '../context.ts'
import { printFromDatabase } from '../print-from-database.ts'

const BY = { actor: 'service:pace-cli' }

/** Machine clients: made, listed, given a second secret, revoked. Answers are JSON, for scripts. */
export function addClientCommand(program: Command, context: CliContext): void {
  const client = program.command('client').description('Machine clients and their secrets')
  const run = (work: (db: PaceDb) => Promise<unknown>) => printFromDatabase(context, work)

  client
    .command('create')
    .argument('<name>', 'what the client is called')
    .requiredOption('--scope <scopes>', 'what it may do, separated by spaces')
    .description('Makes a client and shows its secret, this once')
    .action((name: string, { scope }: { scope: string }) => run((db) => create(db, name, scope)))
  client
    .command('list')
    .description('Lists the clients, those revoked as well')
    .action(() => run(list))
  client
    .command('rotate')
    .argument('<id>')
    .description('Shows a new secret; the one before holds until the next rotation')
    .action((id: string) => run((db) => rotate(db, id)))
  client
    .command('revoke')
    .argument('<id>')
    .description('Ends a client: no token for it from now on')
    .action((id: string) =>
      run((db) =>
        revokeApiClient(db, { id, by: BY }).then(() => ({ client_id: id, revoked: true })),
      ),
    )
}

async function create(db: PaceDb, name: string, scope: string) {
  const { secret, ...client } = newClient(name, scope)
  await createApiClient(db, { ...client, by: BY })
  return {
    client_id: client.id,
    client_secret: secret,
    name: client.name,
    scope: client.scopes.join(' '),
  }
}

async function list(db: PaceDb) {
  const clients = await listApiClients(db)
  return clients.map(({ id, name, scopes, createdAt, lastUsedAt, revokedAt }) => ({
    client_id: id,
    name,
    scope: scopes.join(' '),
    created_at: createdAt,
    last_used_at: lastUsedAt,
    revoked_at: revokedAt,
  }))
}

async function rotate(db: PaceDb, id: string) {
  const secret = createSecret()
  await rotateApiClient(db, { id, secretHash: hashSecret(secret), by: BY })
  return { client_id: id, client_secret: secret }
}
