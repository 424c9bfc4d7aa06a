import { EMIRATES_RULES } from '#domain/house/outreach-rules.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

/** Where it is about noon now: no day ends while a test is run. */
function zoneOfNoon(): string {
  const ahead = new Date().getUTCHours() - 12
  return `Etc/GMT${ahead < 0 ? ahead : `+${ahead}`}`
}
const zone = zoneOfNoon()

/** A house that may advertise whenever the test is run, and has no registry to ask: what is left of the rules is asked of the contact. */
export const AT_ANY_HOUR = {
  current: () => ({
    house: {
      ...SOME_HOUSE,
      zone,
      outreach: { ...EMIRATES_RULES, hours: { from: '00:00', to: '24:00' }, registryDays: 0 },
    },
  }),
}
