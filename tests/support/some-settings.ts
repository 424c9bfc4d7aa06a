import { readSettingsBy } from '#app/house/current-house.ts'
import { SOME_HOUSE } from '#domain/testing/house.ts'
import { SOME_REFERENCE } from '#domain/testing/reference.ts'

/** Which house it is, for tests of what writes a date or an amount. */
readSettingsBy(() => ({ house: SOME_HOUSE, reference: SOME_REFERENCE }))
