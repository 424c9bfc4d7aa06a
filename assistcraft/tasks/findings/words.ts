export type Word = { text: string; start: number; end: number }

/** The words of a text in lower case, without what stands between them. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu)].map(({ index, 0: word }) => ({
    text: word.toLowerCase().replaceAll('’', "'"),
    start: index,
    end: index + word.length,
  }))
}

/** The words with one space between them: patterns over it need not allow for commas and pauses. */
export function plainWords(text: string): string {
  return wordsOf(text)
    .map((word) => word.text)
    .join(' ')
}
