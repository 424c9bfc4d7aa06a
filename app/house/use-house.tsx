import { createContext, type ReactNode, useContext, useMemo } from 'react'
import type { House } from '#domain/house/house.ts'
import type { Settings } from '#domain/reference/settings.ts'
import { NO_REFERENCE, type Reference } from '#domain/reference/reference.ts'

import { currentSettings, readSettingsBy } from './current-house.ts'

/** What every page knows of the house. Areas are not among its lists: the workspace has their names. */
export type HouseData = { house: House; reference: Omit<Reference, 'area'> }

const Context = createContext<Settings | null>(null)

export function HouseProvider({ data, children }: { data: HouseData; children: ReactNode }) {
  const value = useMemo(
    () => ({ house: data.house, reference: { ...NO_REFERENCE, ...data.reference } }),
    [data],
  )
  // Before anything below writes a date or an amount; the server has its own reader.
  if (globalThis.document) readSettingsBy(() => value)
  return <Context.Provider value={value}>{children}</Context.Provider>
}

/** The settings of the house: its zone, currency, unit, hours. */
export function useHouse(): House {
  return useSettings().house
}

/** The lists of the house; the retired values are there for what has them. */
export function useReference(): Reference {
  return useSettings().reference
}

function useSettings(): Settings {
  return useContext(Context) ?? currentSettings()
}
