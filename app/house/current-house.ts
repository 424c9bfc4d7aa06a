import type { House } from '#domain/house/house.ts'
import type { Settings } from '#domain/reference/settings.ts'

/** Puts the house in place, for whatever writes a date, an amount or the name of a value. It is one for everybody. */
export function readSettingsBy(reader: () => Settings): void {
  holder[READER] = reader
}

/** The house as of now: on the server by its watch, in a browser as the page was told. */
export function currentSettings(): Settings {
  const read = holder[READER]
  if (!read) throw new Error('Nobody has said which house this is.')
  return read()
}

export function currentHouse(): House {
  return currentSettings().house
}

// On the global object: the pages' bundle has a copy of this module, and both have to hear the same reader.
const READER = Symbol.for('pace.settings')
const holder = globalThis as { [READER]?: () => Settings }
