import type { Command } from 'commander'
import {
  createApiClient,
  listApiClients,
  revokeApiClient,
  rotateApiClient,
} from '#db/pace/clients/api-clients.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listRegisteredPrograms, removeProgram } from '#db/pace/clients/registered-programs.ts'
import { DomainError } from '#domain/errors.ts'
import { issueRegistrationToken } from '#auth/third-party/registration.ts'
import { newClient } from '#service/identity/new-client.ts'
import { createSecret, hashSecret } from '#service/identity/secret.ts'
import type { CliContext } from '../cli/context.ts'
import { printFromDatabase } from '../cli/print-from-database.ts'

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
    .description('Ends a client or a program: no token for it from now on')
    .action((id: string) => run((db) => revoke(db, id)))
  addProgramCommands(client, run)
}

/** Programs of others, which people let in one by one. */
function addProgramCommands(
  client: Command,
  run: (work: (db: PaceDb) => Promise<unknown>) => Promise<void>,
): void {
  client
    .command('programs')
    .description('Lists the programs of others that were registered')
    .action(() => run(listRegisteredPrograms))
  client
    .command('registration-token')
    .option('--days <days>', 'how long it holds', '1')
    .description('Shows a token, this once, with which programs of others (MCP) can be registered')
    .action(({ days }: { days: string }) => run((db) => showRegistrationToken(db, days)))
}

async function showRegistrationToken(db: PaceDb, days: string) {
  const lifetime = Number(days)
  if (!(lifetime > 0 && lifetime <= 30)) {
    throw new DomainError('invalid', `--days is '${days}': give a number up to 30.`)
  }
  const lifetimeMs = lifetime * 24 * 3600_000
  const { token, expiresAt } = await issueRegistrationToken(db, { now: new Date(), lifetimeMs })
  const after = { expiresAt }
  await appendAudit(db, { ...BY, action: 'client.registrationToken', outcome: 'allowed', after })
  return { initial_access_token: token, expires_at: expiresAt }
}

async function revoke(db: PaceDb, id: string) {
  if (!(await removeProgram(db, { id, by: BY }))) await revokeApiClient(db, { id, by: BY })
  return { client_id: id, revoked: true }
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
