/** Reads page after page to the end, as a reader of the list would. */
export async function readPages<Row, Cursor>(
  read: (after?: Cursor) => Promise<{ rows: Row[]; next: Cursor | null }>,
): Promise<Row[]> {
  const rows: Row[] = []
  let after: Cursor | undefined
  do {
    const page = await read(after)
    rows.push(...page.rows)
    after = page.next ?? undefined
  } while (after)
  return rows
}
