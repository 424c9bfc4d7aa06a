import { randomBytes } from 'node:crypto'
import {
  addDoor,
  changeDoorSecret,
  type DoorRow,
  findDoor,
  findOpenDoor,
  listOpenDoors,
} from '#db/pace/arrivals/doors.ts'
import type { PaceDb } from '#db/pace/client.ts'
import type { ChangedBy } from '#db/pace/rights/people-rights.ts'
import type { Channel } from '#domain/arrival/arrival.ts'
import { createSeal } from '#service/identity/seal.ts'

/** A way in, with what its sender signs with or what it takes to fetch from there. */
export type Door = Omit<DoorRow, 'secret'> & { secret: string | null }
export type Doors = ReturnType<typeof createDoors>

type NewDoor = { channel: Channel; name: string; settings: object; secret?: string | null }

/** The ways in that admins opened. Their secrets are kept sealed and opened here alone. */
export function createDoors({ db, secret }: { db: PaceDb; secret: string }) {
  const seal = createSeal(secret, 'doors')
  const opened = (row: DoorRow): Door => ({ ...row, secret: row.secret && seal.open(row.secret) })
  return {
    /** `tx`: of whoever holds a connection already, for two of them would wait for each other's. */
    list: async (channel: Channel, tx: PaceDb = db) =>
      (await listOpenDoors(tx, channel)).map(opened),
    find: async (channel: Channel, key: string) => {
      const row = await findOpenDoor(db, channel, key)
      return row && opened(row)
    },
    byId: async (id: string) => {
      const row = await findDoor(db, id)
      return row && opened(row)
    },
    open: async (door: NewDoor, by: ChangedBy) => {
      const key = randomBytes(18).toString('base64url')
      const sealed = door.secret ? seal.seal(door.secret) : null
      const id = await addDoor(db, { door: { ...door, key, secret: sealed }, by })
      return { id, key }
    },
    changeSecret: (id: string, secret: string, by: ChangedBy) =>
      changeDoorSecret(db, id, { secret: seal.seal(secret), by }),
    /** All of them or none: by their id. */
    changeSecrets: (secrets: ReadonlyMap<string, string>, by: ChangedBy) =>
      db.transaction(async (tx) => {
        for (const [id, secret] of secrets)
          await changeDoorSecret(tx, id, { secret: seal.seal(secret), by })
      }),
  }
}
