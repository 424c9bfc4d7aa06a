import { connectPace, type PaceDb } from '#db/pace/client.ts'
import type { CliContext } from './context.ts'

/** Prints, as JSON, what `work` finds or changes as the auth server's role. */
export async function printFromDatabase(
  context: CliContext,
  work: (db: PaceDb) => Promise<unknown>,
): Promise<void> {
  const pace = connectPace(context.databaseUrl('pace_auth'), { max: 2, name: 'pace-cli' })
  try {
    console.log(JSON.stringify(await work(pace.db), null, 2))
  } finally {
    await pace.close()
  }
}
