/** A name, a number or a code inside a sentence of the other direction: it keeps its own order, and the sentence keeps its. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}
