import { isBorneOut } from '#domain/evidence/is-borne-out.ts'
import { DomainError } from '#domain/errors.ts'
import type { FieldRule } from '#domain/documents/fields.ts'
import { LEAD_FIELDS } from '#domain/lead/fields.ts'
import type { Settings } from '#domain/reference/settings.ts'
import { listCommunities } from '#db/pace/places/areas.ts'
import type { PaceDb } from '#db/pace/client.ts'

/** The fields of a lead that people write themselves, and so those that a program may propose. */
export const PROPOSABLE: Record<string, FieldRule> = Object.fromEntries(
  Object.entries(LEAD_FIELDS).filter(([, rule]) => rule.write === 'local'),
)

type Claim = { field: string; value: unknown; quote: string }

/** A value that cannot be derived from its words is not put before anybody. `today`: the day on which they were said. */
export async function requireBorneOut(
  db: PaceDb,
  { field, value, quote }: Claim,
  { today, known, settings }: { today: string; known: readonly string[]; settings: Settings },
): Promise<void> {
  const evidence = {
    quote,
    today,
    areas: await listCommunities(db),
    known,
    zone: settings.house.zone,
    propertyTypes: settings.reference.propertyType,
  }
  if (isBorneOut(field, value, evidence)) return
  throw new DomainError('invalid', 'The quoted words do not say this value.', [
    { path: 'value', message: 'not in the words' },
  ])
}
