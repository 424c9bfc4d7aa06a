import { sql } from 'drizzle-orm'
import type { PaceDb } from '../client.ts'
import { searchWords } from '../schema.ts'

/** So many words stand in for one of the text, and so many texts come of it at most. */
const MOST = { near: 4, alike: 6, texts: 8 }

/**
 * What may have been meant: the text with words that are known in place of each that is not, where one letter is missing, too many,
 * changed, or two are swapped. Empty where every word is known or nothing is near.
 */
export async function guessForms(tx: PaceDb, text: string): Promise<string[]> {
  const rows = await tx.execute<{ word: string; known: boolean; near: string[] | null }>(sql`
    select word, (select true from ${searchWords} where word = asked.word limit 1) is true as known, near
    from regexp_split_to_table(search_asked(${text}::text), ' ') with ordinality as asked(word, place),
    lateral (select array_agg(word) as near from (
      select distinct word, abs(length(word) - length(asked.word)) as difference from ${searchWords}
      where neighbours && search_neighbours(asked.word) and word <> asked.word
        and asked.word ~ '^[A-Za-z]{4,30}$' and length(word) > 3
      order by difference, word limit ${MOST.near}) as nearest) as guesses
    order by place limit 6`)
  if (rows.every(({ known, near }) => known || !near)) return []
  return combine(rows.map(({ word, known, near }) => (known || !near ? [word] : near)))
}

/**
 * The text with its names spelled in other ways, in Latin and in Arabic letters: what sounds alike (`search_sound`). Without the text
 * as it is; empty where nobody is called anything of the kind.
 */
export async function spellForms(tx: PaceDb, text: string): Promise<string[]> {
  const rows = await tx.execute<{ word: string; alike: string[] | null }>(sql`
    select word, alike
    from regexp_split_to_table(search_asked(${text}::text), ' ') with ordinality as asked(word, place),
    lateral (select array_agg(word) as alike from (
      select distinct word, abs(length(word) - length(asked.word)) as difference, word ~ '^[A-Z]' as "isArabic"
      from ${searchWords} where sound = search_sound(asked.word) and word <> asked.word
      order by "isArabic" desc, difference, word limit ${MOST.alike}) as alike_words) as spellings
    order by place limit 6`)
  if (rows.every(({ alike }) => !alike)) return []
  const asked = rows.map(({ word }) => word).join(' ')
  const texts = combine(rows.map(({ word, alike }) => [word, ...(alike ?? [])]))
  return texts.filter((one) => one !== asked)
}

/** A text of every choice of words; those in one script first: nobody mixes them in a name. */
function combine(choices: readonly (readonly string[])[]): string[] {
  const all = choices.reduce<string[]>(
    (texts, words) =>
      texts
        .flatMap((one) => words.map((word) => `${one} ${word}`.trim()))
        .slice(0, MOST.texts ** 2),
    [''],
  )
  return all.toSorted((a, b) => Number(isMixed(a)) - Number(isMixed(b))).slice(0, MOST.texts)
}

function isMixed(text: string): boolean {
  return /[A-Z]/.test(text) && /[a-z]/.test(text)
}
