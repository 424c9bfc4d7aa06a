import { parseDocumentName } from '#domain/documents/documents.ts'
import type { Admission } from '../../access/identity.ts'
import type { LimitName } from '../../limits/limits.ts'
import type { Member } from '../../members/member.ts'

type Options = { name?: string; document?: string; canWrite?: boolean }

/** A member of a room that keeps what happens to it. */
export class WatchedMember implements Member {
  readonly actor
  readonly actorName: string
  readonly admission: Admission
  readonly canWrite: boolean
  /** Frames as they were written. */
  readonly written: Uint8Array[] = []
  readonly ephemeral: Uint8Array[] = []
  readonly acknowledged: number[] = []
  readonly refusals: { number: number; reason: string }[] = []
  /** How it was sent away, one after the other. */
  readonly ends: (number | LimitName | 'expelled')[] = []
  asked = 0
  hasRoom = true
  #drained: (() => void)[] = []

  constructor({ name = 'tester', document = 'note:a', canWrite = true }: Options = {}) {
    this.actor = { kind: 'service', id: name, scopes: [] } as const
    this.actorName = `service:${name}`
    this.canWrite = canWrite
    const identity = { actor: this.actor, actorName: this.actorName, expiresAt: null }
    const ref = parseDocumentName(document)
    const access = canWrite ? 'write' : 'read'
    this.admission = { name: document, ref, identity, access, teamId: null }
  }

  write(frames: Uint8Array): boolean {
    this.written.push(frames)
    return this.hasRoom
  }

  writeEphemeral(frames: Uint8Array): void {
    this.ephemeral.push(frames)
  }

  whenDrained(drained: () => void): void {
    this.#drained.push(drained)
  }

  /** It has read all that was on its way, and takes more, or is as slow as before. */
  drain({ hasRoom = true } = {}): void {
    this.hasRoom = hasRoom
    for (const drained of this.#drained.splice(0)) drained()
  }

  acknowledge(number: number): void {
    this.acknowledged.push(number)
  }

  askForMissing(): void {
    this.asked += 1
  }

  refuse(number: number, reason: string): void {
    this.refusals.push({ number, reason })
  }

  expel(): void {
    this.ends.push('expelled')
  }

  exceed(limit: LimitName): void {
    this.ends.push(limit)
  }

  close(code: number): void {
    this.ends.push(code)
  }
}
