/** A question while it is being read: what has been understood is taken out, so that what is left was not. */
export type Reading = { text: string; taken: string }

export function beginReading(question: string): Reading {
  const text = question.replaceAll(/[’‘]/g, "'").replaceAll(/\s+/g, ' ').trim()
  return { text, taken: text }
}

/** Takes every match out of the question, and gives them. */
export function take(reading: Reading, pattern: RegExp): RegExpExecArray[] {
  const flags = pattern.flags.includes('g') ? pattern.flags : `${pattern.flags}g`
  const matches = [...reading.taken.matchAll(new RegExp(pattern.source, flags))]
  for (const match of matches) remove(reading, match.index, match.index + match[0].length)
  return matches
}

export function remove(reading: Reading, start: number, end: number): void {
  reading.taken = reading.taken.slice(0, start) + ' '.repeat(end - start) + reading.taken.slice(end)
}

/** Words that carry nothing that could be asked for. */
const FILLER = new Set(
  `a about across after again all also am an and any are as asked at available be been being bring brought brings between both but by came can chart come compare comparison could count current currently did different do does done each every find for found from get gets getting give given go got graph had has have having he help her handle handled handles here his how hows i if in into is it its just know let like list look lot made make makes many me much my need needs new-ly now number numbers number's of on one only or our out over overall pace please plot question report see she should show shows so some split still table take takes taken took tell than that the their them then there these they this those through to together total totals until up us value view want was we were what what's whats when where which who whose will with within would you your yours`.split(
    /\s+/,
  ),
)

/** The words that nothing was made of. */
export function leftOver(reading: Reading): string[] {
  return reading.taken
    .split(/[^\p{L}\p{N}'-]+/u)
    .map((word) => word.replace(/^'+|'s?$/g, ''))
    .filter((word) => word.length > 1 && !FILLER.has(word.toLowerCase()))
}
