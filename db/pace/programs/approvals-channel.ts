import type postgres from 'postgres'

/** Rings with the id of a question to a person when it was answered, carried out or taken back. */
export const APPROVALS_CHANNEL = 'program_approvals'

/** Calls `heard` for each; with null after a lost connection, when any may have been missed. */
export async function listenApprovals(
  client: postgres.Sql,
  heard: (id: string | null) => void,
): Promise<() => Promise<void>> {
  const { unlisten } = await client.listen(APPROVALS_CHANNEL, heard, () => heard(null))
  return unlisten
}
