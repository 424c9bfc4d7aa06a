import { z } from 'zod'
import { PROPERTY_FIELDS } from '#domain/property/fields.ts'
import type { Owner } from '#domain/property/property.ts'
import type { EntityEvent } from '#domain/record/event.ts'
import { fieldLabel } from '#words/fields.ts'
import { listingWords } from '#words/listing.ts'
import { propertyWords } from '#words/properties.ts'
import { listLabel } from '../../house/lists.ts'
import { formatShare } from '../../components/format/format-share.ts'
import { formatSize } from '../../components/format/format-size.ts'

type Names = Record<'owner' | 'person' | 'area', (id: string) => string>
type Fields = Readonly<Record<string, unknown>>

/** An event of a property in the words of the trade, a line for each thing that changed. */
export function tellEvent(
  { old, new: now }: Pick<EntityEvent, 'old' | 'new'>,
  names: Names,
): string[] {
  if (!old || !now) return [propertyWords().timeline.created]
  return Object.keys({ ...old, ...now }).flatMap((name) => tellChange(name, { old, now, names }))
}

type Change = { old: Fields; now: Fields; names: Names }

function tellChange(name: string, change: Change): string[] {
  const { old, now } = change
  if (name === 'owners') return tellOwners(change)
  if (name === 'file') return [tellFile(old[name], now[name])]
  if (!isField(name)) return []
  const says = listingWords().timeline
  const label = fieldLabel(name)
  const [before, after] = [valueOf(name, old, change), valueOf(name, now, change)]
  if (before === null) return [says.set(label, after ?? '')]
  return [after === null ? says.cleared(label) : says.changed(label, before, after)]
}

const OwnersSchema = z
  .array(z.object({ contactId: z.string(), share: z.number().nullable() }))
  .catch([])

/** Who came, who went, and whose share is another. */
function tellOwners({ old, now, names }: Change): string[] {
  const says = propertyWords().timeline
  const before = byContact(old['owners'])
  const after = byContact(now['owners'])
  const added = [...after.values()].filter(({ contactId }) => !before.has(contactId))
  const gone = [...before.values()].filter(({ contactId }) => !after.has(contactId))
  const shared = [...after.values()].filter(({ contactId, share }) => {
    const was = before.get(contactId)
    return was !== undefined && was.share !== share
  })
  return [
    ...added.map(({ contactId }) => says.ownerAdded(names.owner(contactId))),
    ...gone.map(({ contactId }) => says.ownerRemoved(names.owner(contactId))),
    ...shared.map(({ contactId, share }) =>
      says.shareSet(names.owner(contactId), share === null ? '–' : formatShare(share)),
    ),
  ]
}

function byContact(value: unknown): Map<string, Owner> {
  return new Map(OwnersSchema.parse(value).map((owner) => [owner.contactId, owner]))
}

function tellFile(before: unknown, after: unknown): string {
  const says = listingWords().timeline
  if (before && after) return says.fileRenamed(String(before), String(after))
  return after ? says.fileAdded(String(after)) : says.fileRemoved(String(before))
}

function valueOf(name: keyof typeof PROPERTY_FIELDS, fields: Fields, { names }: Change) {
  const value = fields[name]
  if (value === null || value === undefined) return null
  const text = String(value)
  if (name === 'area') return names.area(text)
  if (name === 'agentId') return names.person(text)
  if (name === 'propertyType') return listLabel('propertyType', text)
  return name === 'sizeSqft' && typeof value === 'number' ? formatSize(value) : text
}

function isField(name: string): name is keyof typeof PROPERTY_FIELDS {
  return Object.hasOwn(PROPERTY_FIELDS, name)
}
