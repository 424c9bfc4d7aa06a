import { EMIRATES_RULES } from '#domain/house/outreach-rules.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'

/** A house that may advertise whenever the test is run, and has no registry to ask: what is left of the rules is asked of the contact. */
export const AT_ANY_HOUR = {
  current: () => ({
    house: {
      ...SOME_HOUSE,
      outreach: { ...EMIRATES_RULES, hours: { from: '00:00', to: '24:00' }, registryDays: 0 },
    },
  }),
}
