/** Postgres takes 65,535 parameters in a statement: this many rows of any of our tables stay below that. */
const ROWS = 1000

/** Rows in lots that one statement can insert. */
export function chunksOf<Row>(rows: readonly Row[]): Row[][] {
  const chunks: Row[][] = []
  for (let at = 0; at < rows.length; at += ROWS) chunks.push(rows.slice(at, at + ROWS))
  return chunks
}
