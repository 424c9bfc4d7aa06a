/** What a key is called; a key that the table lacks, of a newer version or of somebody's own making, is called what it is. */
export function wordOf(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? (table[key] ?? key) : key
}
