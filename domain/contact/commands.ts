import type * as Y from 'yjs'
import { z } from 'zod'
import { actorName } from '../access/access.ts'
import { InstantSchema } from '../calendar.ts'
import { keysOf } from '../catalogue.ts'
import { defineCommand } from '../documents/command.ts'
import { parseField, parseFields, writeFields } from '../documents/fields.ts'
import { RECORD_COMMANDS } from '../documents/record-commands.ts'
import { DomainError } from '../errors.ts'
import type { Habits } from '../values/habits.ts'
import { CONSENT_CHANNELS, CONSENT_STATES, ConsentSchema } from './consent.ts'
import { allIdentities, readContact, takeDetail } from './contact.ts'
import { CONTACT_FIELDS, PERSON_FIELDS } from './fields.ts'
import { type Identity, identityKey } from './identities.ts'
import { alsoIn, consentIn, fieldsIn } from '../documents/shared-types.ts'

const LOCAL_FIELDS = Object.fromEntries(
  Object.entries(CONTACT_FIELDS).filter(([, rule]) => rule.write === 'local'),
)
const IdentitySchema = z.object({ kind: z.enum(PERSON_FIELDS), value: z.string().max(400) })
/** Nobody has more; a list without end is no list of phones. */
const MOST_IDENTITIES = 100

export const setContactFields = defineCommand({
  name: 'setFields',
  runs: 'local',
  action: 'write',
  inverse: { kind: 'putBack', values: 'apart' },
  args: z.object({ fields: z.record(z.string(), z.json()) }),
  run: (doc, { fields }, { habits }) =>
    writeFields(LOCAL_FIELDS, fieldsIn(doc), parseFields(LOCAL_FIELDS, fields, habits)),
})

/** One more name, phone or e-mail; the first of its kind is the preferred one. */
export const addIdentity = defineCommand({
  name: 'addIdentity',
  runs: 'local',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: IdentitySchema,
  run: (doc, given, { now, habits }) => {
    const identity = requireIdentity(given, habits)
    const known = allIdentities(readContact(doc))
    if (known.some((one) => identityKey(one) === identityKey(identity))) return
    if (known.length >= MOST_IDENTITIES)
      throw new DomainError('invalid', `A contact has at most ${MOST_IDENTITIES} of these.`, [], {
        key: 'tooManyIdentities',
        with: { most: MOST_IDENTITIES },
      })
    const fields = fieldsIn(doc)
    if (fields.get(identity.kind) == null) fields.set(identity.kind, identity.value)
    else putAlso(doc, identity, now)
  },
})

export const removeIdentity = defineCommand({
  name: 'removeIdentity',
  runs: 'local',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: IdentitySchema,
  run: (doc, identity) => alsoIn(doc).delete(identityKey(identity)),
})

/** The preferred one from now on; the one before it stays beside it. */
export const preferIdentity = defineCommand({
  name: 'preferIdentity',
  runs: 'local',
  action: 'write',
  inverse: { kind: 'putBack', values: 'together' },
  args: IdentitySchema,
  run: (doc, given, { now, habits }) => takeDetail(doc, { ...given, habits }, now),
})

/** Writes down that somebody allowed or forbade a channel, with the proof. The latest word counts; events keep the others. */
export const recordConsent = defineCommand({
  name: 'recordConsent',
  runs: 'server',
  action: 'write',
  inverse: {
    kind: 'none',
    because: 'What somebody allowed is a proof: write down what was said last.',
  },
  args: z.object({
    channel: z.enum(keysOf(CONSENT_CHANNELS)),
    state: z.enum(keysOf(CONSENT_STATES)),
    where: ConsentSchema.shape.where,
    wording: ConsentSchema.shape.wording.default(''),
  }),
  run: (doc, { channel, ...said }, { actor, now }) => {
    const proof = ConsentSchema.parse({ ...said, at: now, by: actorName(actor) })
    const before = ConsentSchema.safeParse(readContact(doc).consent[channel]).data
    consentIn(doc).set(channel, before ? { ...proof, before } : proof)
  },
})

/** Takes a refusal back that was none: what was said before it holds again. Of one that was said anew meanwhile it takes nothing. */
export const takeBackRefusal = defineCommand({
  name: 'takeBackRefusal',
  runs: 'server',
  action: 'write',
  inverse: { kind: 'none', because: 'Whoever refuses after all is written down as refusing.' },
  args: z.object({ channel: z.enum(keysOf(CONSENT_CHANNELS)), at: InstantSchema }),
  run: (doc, { channel, at }) => {
    const said = readContact(doc).consent[channel]
    if (said?.state !== 'withdrawn' || said.at !== at)
      throw new DomainError('conflict', 'Something else was written down meanwhile.', [], {
        key: 'refusalChanged',
      })
    if (said.before) consentIn(doc).set(channel, said.before)
    else consentIn(doc).delete(channel)
  },
})

/** Who keeps the contact: who has a lead with it may read and write it all the same. */
export const assignContact = defineCommand({
  name: 'assign',
  runs: 'server',
  action: 'assign',
  inverse: { kind: 'putBack', values: 'together' },
  overMany: true,
  args: z.object({ ownerId: z.uuid().nullable(), teamId: z.uuid().optional() }),
  run: (doc, { ownerId, teamId }) =>
    writeFields(CONTACT_FIELDS, fieldsIn(doc), teamId ? { ownerId, teamId } : { ownerId }),
})

export const CONTACT_COMMANDS = [
  setContactFields,
  addIdentity,
  removeIdentity,
  preferIdentity,
  recordConsent,
  takeBackRefusal,
  assignContact,
  ...RECORD_COMMANDS,
] as const

function putAlso(doc: Y.Doc, identity: Identity, at: string): void {
  alsoIn(doc).set(identityKey(identity), { ...identity, at })
}

/** The value as a record keeps it, read as people write it. */
function requireIdentity({ kind, value }: Identity, habits: Habits): Identity {
  const read = parseField(CONTACT_FIELDS, kind, value, habits)
  if (typeof read === 'string') return { kind, value: read }
  const problems = [{ path: kind, message: 'is empty' }]
  throw new DomainError('invalid', `${CONTACT_FIELDS[kind].label} is empty.`, problems, {
    key: 'identityEmpty',
  })
}
