import type { Command } from 'commander'
import { rotateSigningKey } from '#auth/keys/keys.ts'
import { appendAudit } from '#db/pace/audit/audit.ts'
import type { PaceDb } from '#db/pace/client.ts'
import { listSigningKeys } from '#db/pace/clients/signing-keys.ts'
import { loadSecrets } from '#scripts/up/home/secrets.ts'
import { createSeal } from '#service/identity/seal.ts'
import type { CliContext } from '../cli/context.ts'
import { printFromDatabase } from '../cli/print-from-database.ts'

const BY = { actor: 'service:pace-cli' }

/** The issuer's signing keys. Running auth servers take a change over by themselves. */
export function addKeysCommand(program: Command, context: CliContext): void {
  const keys = program.command('keys').description("The issuer's signing keys")
  keys
    .command('list')
    .description('Lists the keys with the times between which each signs')
    .action(() => printFromDatabase(context, list))
  keys
    .command('rotate')
    .description('Replaces the key that signs; the old one verifies until its tokens have ended')
    .action(() => printFromDatabase(context, (db) => rotate(db, sealingSecret(context))))
}

async function list(db: PaceDb) {
  const keys = await listSigningKeys(db, new Date(0))
  return keys.map(({ kid, algorithm, createdAt, signsFrom, retiredAt }) => ({
    kid,
    algorithm,
    created_at: createdAt,
    signs_from: signsFrom,
    retired_at: retiredAt,
  }))
}

async function rotate(db: PaceDb, secret: string) {
  const seal = createSeal(secret, 'signing keys')
  const { kid, signsFrom } = await rotateSigningKey({ db, seal, now: () => new Date() })
  await appendAudit(db, { ...BY, action: 'keys.rotate', target: `key:${kid}`, outcome: 'allowed' })
  return { kid, signs_from: signsFrom }
}

function sealingSecret({ env, home }: CliContext): string {
  return env.SESSION_SECRET ?? loadSecrets(home).session
}
