/** Many updates as one run of bytes, which a thread hands to another without a copy. */
export type PackedUpdates = { bytes: Uint8Array<ArrayBuffer>; lengths: number[] }

/** An update is often a view of a much larger buffer, which would travel whole. */
export function packUpdates(updates: readonly Uint8Array[]): PackedUpdates {
  const lengths = updates.map(({ length }) => length)
  const bytes = new Uint8Array(lengths.reduce((sum, length) => sum + length, 0))
  let end = 0
  for (const update of updates) {
    bytes.set(update, end)
    end += update.length
  }
  return { bytes, lengths }
}

export function unpackUpdates({ bytes, lengths }: PackedUpdates): Uint8Array[] {
  let end = 0
  return lengths.map((length) => bytes.subarray(end, (end += length)))
}
