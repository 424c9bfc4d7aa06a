import { cutCharacters } from '../text/characters.ts'
import { isNameMeant } from '../text/name-match.ts'
import { canBeginName, type Named } from './note.ts'

/** Somebody who is being named: from `at`, where the sign stands, up to the caret. */
export type AskedName = { at: number; typed: string }

/** Nobody is called longer. */
const LONGEST = 60
const MOST_SHOWN = 8

/** What is typed of a name behind the last `@` before the caret, where somebody may be named there; null where nobody is. */
export function askedName(text: string, caret: number, chosen: readonly Named[]): AskedName | null {
  const at = caret === 0 ? -1 : text.lastIndexOf('@', caret - 1)
  if (at < 0 || caret - at - 1 > LONGEST || !canBeginName(text, at)) return null
  const typed = text.slice(at + 1, caret)
  if (/^\s|\n/.test(typed)) return null
  // Somebody stands there already: what follows is said about them.
  return chosen.some(({ name }) => typed.startsWith(name)) ? null : { at, typed }
}

/** Who could be meant, those first whose name begins so. */
export function whoIsMeant<Person extends Named>(
  people: readonly Person[],
  { typed }: AskedName,
): Person[] {
  const asked = cutCharacters(typed.trim(), LONGEST).toLocaleLowerCase()
  const begins = ({ name }: Person) => name.toLocaleLowerCase().startsWith(asked)
  const meant = people.filter(({ name }) => isNameMeant(name, asked))
  return [...meant.filter(begins), ...meant.filter((one) => !begins(one))].slice(0, MOST_SHOWN)
}

/** The text with the whole name where it was being typed, and where the caret stands after it. */
export function withName(
  text: string,
  { at, typed }: AskedName,
  { name }: Named,
): { text: string; caret: number } {
  const rest = text.slice(at + 1 + typed.length)
  const said = `@${name}${rest.startsWith(' ') ? '' : ' '}`
  return { text: text.slice(0, at) + said + rest, caret: at + 1 + name.length + 1 }
}
