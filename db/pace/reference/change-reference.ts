import { and, eq, sql } from 'drizzle-orm'
import { DomainError } from '#domain/errors.ts'
import { parse } from '#domain/parse.ts'
import {
  isKeptByPace,
  type ReferenceKind,
  type ReferenceValue,
  ReferenceValueSchema,
} from '#domain/reference/reference.ts'
import { appendAudit } from '../audit/audit.ts'
import type { PaceDb } from '../client.ts'
import { readReference } from '../house/settings.ts'
import type { ChangedBy } from '../rights/people-rights.ts'
import { areas, houseSettings, referenceValues } from '../schema.ts'

type Place = { kind: ReferenceKind; key: string }
type Words = Pick<ReferenceValue, 'labels' | 'aliases' | 'parent'>
type Change = Place & { by: ChangedBy }

/** Adds a value at the end of its list. Its key is new for ever: one that was retired is brought back instead. */
export async function addValue(
  db: PaceDb,
  { kind, key, by, ...words }: Change & Words,
): Promise<ReferenceValue> {
  const value = parse(ReferenceValueSchema, { ...words, key, isRetired: false }, 'The value')
  return change(db, { kind, by, action: 'reference.add' }, async (tx, values) => {
    if (values.some((other) => other.key === key)) {
      throw new DomainError(
        'conflict',
        `There is a value with the key “${key}” already.`,
        [{ path: 'key', message: 'is taken' }],
        { key: 'keyTaken', with: { key } },
      )
    }
    requireOwnWords(values, value)
    requireParent(kind, values, value)
    await insertValue(tx, kind, value, values.length + 1)
    return { before: null, after: value }
  })
}

/** Changes how a value is called; its key and place stay. */
export async function renameValue(
  db: PaceDb,
  { kind, key, by, ...words }: Change & Words,
): Promise<ReferenceValue> {
  return change(db, { kind, by, action: 'reference.rename' }, async (tx, values) => {
    const before = requireValue(values, key)
    const after = parse(ReferenceValueSchema, { ...before, ...words }, 'The value')
    requireOwnWords(values, after)
    requireParent(kind, values, after)
    await updateWords(tx, kind, after)
    return { before, after }
  })
}

/** A retired value stays where it is, and cannot be chosen anew until it is brought back. */
export async function retireValue(
  db: PaceDb,
  { kind, key, by, isRetired }: Change & { isRetired: boolean },
): Promise<ReferenceValue> {
  const action = isRetired ? 'reference.retire' : 'reference.restore'
  return change(db, { kind, by, action }, async (tx, values) => {
    const before = requireValue(values, key)
    if (isRetired && isKeptByPace(kind, key)) {
      throw new DomainError(
        'conflict',
        `PACE itself writes “${before.labels.en}”, so it cannot be retired. It can be renamed.`,
        [],
        { key: 'valueNeeded' },
      )
    }
    const retiredAt = isRetired ? sql`now()` : null
    if (kind === 'area') await tx.update(areas).set({ retiredAt }).where(eq(areas.key, key))
    else await tx.update(referenceValues).set({ retiredAt }).where(isValue(kind, key))
    return { before, after: { ...before, isRetired } }
  })
}

/** Moves a value to a place in its list, counted from 0; the others make room. */
export async function moveValue(
  db: PaceDb,
  { kind, key, by, to }: Change & { to: number },
): Promise<ReferenceValue> {
  return change(db, { kind, by, action: 'reference.move' }, async (tx, values) => {
    const value = requireValue(values, key)
    const keys = values.map((other) => other.key).filter((other) => other !== key)
    keys.splice(Math.min(Math.max(to, 0), keys.length), 0, key)
    const table = kind === 'area' ? areas : referenceValues
    const ofKind = kind === 'area' ? undefined : eq(referenceValues.kind, kind)
    const place = sql`array_position(${sql.param(keys)}::text[], ${table.key})`
    await tx.update(table).set({ position: place }).where(ofKind)
    return {
      before: { ...value, place: values.indexOf(value) },
      after: { ...value, place: keys.indexOf(key) },
    }
  })
}

type Changed = { before: ReferenceValue | null; after: ReferenceValue }

/** One change after another: each sees the list as the one before left it. Its audit and the bell are part of it. */
async function change(
  db: PaceDb,
  { kind, by, action }: { kind: ReferenceKind; by: ChangedBy; action: string },
  run: (tx: PaceDb, values: readonly ReferenceValue[]) => Promise<Changed>,
): Promise<ReferenceValue> {
  return db.transaction(async (tx) => {
    await tx.select({ id: houseSettings.id }).from(houseSettings).for('update')
    const reference = await readReference(tx)
    const { before, after } = await run(tx, reference[kind])
    await appendAudit(tx, {
      ...by,
      action,
      target: `${kind}:${after.key}`,
      outcome: 'allowed',
      before,
      after,
    })
    return after
  })
}

function requireValue(values: readonly ReferenceValue[], key: string): ReferenceValue {
  const value = values.find((other) => other.key === key)
  if (!value) throw new DomainError('notFound', `There is no value with the key “${key}”.`)
  return value
}

/** Two values that are called alike cannot be told apart by who chooses. */
function requireOwnWords(values: readonly ReferenceValue[], { key, labels }: ReferenceValue): void {
  for (const language of ['en', 'ar'] as const) {
    const called = labels[language].toLowerCase()
    const other = values.find(
      (one) => one.key !== key && one.labels[language].toLowerCase() === called,
    )
    if (!other) continue
    const path = `labels.${language}`
    throw new DomainError(
      'conflict',
      `“${labels[language]}” is what ${other.key} is called.`,
      [{ path, message: 'is taken' }],
      { key: 'labelTaken', with: { label: labels[language], key: other.key } },
    )
  }
}

/** A tower is part of a community; communities are part of nothing. */
function requireParent(
  kind: ReferenceKind,
  values: readonly ReferenceValue[],
  { key, parent }: ReferenceValue,
): void {
  if (parent === null) return
  const community = values.find((other) => other.key === parent)
  const isParent = values.some((other) => other.parent === key)
  if (kind === 'area' && community && community.parent === null && parent !== key && !isParent)
    return
  throw new DomainError(
    'invalid',
    'A tower is part of a community, and of nothing else.',
    [{ path: 'parent', message: 'is no community' }],
    { key: 'towerOfCommunity' },
  )
}

async function insertValue(
  tx: PaceDb,
  kind: ReferenceKind,
  { key, labels, aliases, parent }: ReferenceValue,
  position: number,
): Promise<void> {
  if (kind !== 'area') {
    await tx.insert(referenceValues).values({ kind, key, labels, aliases, position })
    return
  }
  const city = sql`coalesce((select city from areas where key = ${parent}), (select city from areas limit 1), '')`
  const names = { name: labels.en, nameAr: labels.ar }
  await tx.insert(areas).values({ key, ...names, aliases, city, parentKey: parent, position })
}

async function updateWords(
  tx: PaceDb,
  kind: ReferenceKind,
  { key, labels, aliases, parent }: ReferenceValue,
): Promise<void> {
  if (kind !== 'area') {
    await tx.update(referenceValues).set({ labels, aliases }).where(isValue(kind, key))
    return
  }
  const names = { name: labels.en, nameAr: labels.ar }
  await tx
    .update(areas)
    .set({ ...names, aliases, parentKey: parent })
    .where(eq(areas.key, key))
}

function isValue(kind: Exclude<ReferenceKind, 'area'>, key: string) {
  return and(eq(referenceValues.kind, kind), eq(referenceValues.key, key))
}
