type Timed = { id: string; beginMs: number; endMs: number }

/** Words are told to end a little before they do. */
const RINGS_ON_MS = 400
/** So many lines may have begun while one still goes on: people talk at once, but not many. */
const AT_ONCE = 4

/** The line that is spoken at a moment: of those that go on the one that began last. The lines stand in spoken order. */
export function lineAt(lines: readonly Timed[], ms: number): string | null {
  const last = lastBegun(lines, ms)
  for (let index = last; index >= 0 && index > last - AT_ONCE; index -= 1) {
    const line = lines[index]
    if (line && ms <= line.endMs + RINGS_ON_MS) return line.id
  }
  return null
}

/** Found by halves: it is asked many times a second, of calls of thousands of lines. */
function lastBegun(lines: readonly Timed[], ms: number): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((lines[middle]?.beginMs ?? Infinity) <= ms) low = middle + 1
    else high = middle
  }
  return low - 1
}
