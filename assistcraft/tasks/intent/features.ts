/** What a caller is about, as the dialogues label it. Finer intents are rules on top of it. */
export const TOPICS = ['find', 'schedule', 'none'] as const
export type Topic = (typeof TOPICS)[number]

export type Utterance = {
  text: string
  /** The agent's last turn before it. */
  agentText: string
  /** What the caller was about before; null at the beginning. */
  topic: Topic | null
}

/** The features of an utterance: its words and pairs of words, the agent's words, what went before. */
export function featuresOf({ text, agentText, topic }: Utterance): string[] {
  const own = words(text)
  const before = topic ?? 'start'
  return [
    ...own,
    ...pairs(own),
    ...own.map((word) => `${before}>${word}`),
    ...words(lastSentence(agentText)).flatMap((word) => [`a:${word}`, `a:${word}>${before}`]),
    ...pairs(words(lastSentence(agentText))).map((pair) => `a:${pair}`),
    `was:${before}`,
    own.length <= 3 ? `short>${before}` : `long>${before}`,
  ]
}

function words(text: string): string[] {
  return text
    .toLowerCase()
    .replaceAll(/\d+/g, '#')
    .split(/[^\p{L}#']+/u)
    .filter(Boolean)
    .slice(0, 40)
}

function pairs(list: string[]): string[] {
  return list.slice(1).map((word, index) => `${list[index]}_${word}`)
}

function lastSentence(text: string): string {
  return (
    text
      .trim()
      .split(/(?<=[.?!])\s+/)
      .at(-1) ?? ''
  )
}
