import { NO_CURRENCY } from '#domain/house/house.ts'
import type { Heard } from '../tasks/findings/heard.ts'
import {
  type FieldValue,
  foldFields,
  type KnownLead,
  type LatestFields,
  proposalsIn,
} from '../tasks/proposals/propose-fields.ts'
import { foldGist, type Gist, startGist } from '../tasks/state/gist.ts'

type Known = { areaKeys: ReadonlySet<string>; currency: string; lead: KnownLead }

/** What a call comes to so far, folded segment by segment: the next one adds to it, and the call is not read again. */
export class CallGist {
  #known: Known = { areaKeys: new Set(), currency: NO_CURRENCY, lead: {} }
  #wished: LatestFields = new Map()
  #stated: LatestFields = new Map()
  gist: Gist = startGist()

  /** From the beginning: the lead, the places or what was said before is another. */
  start(known: Known): void {
    this.#known = known
    this.#wished = new Map()
    this.#stated = new Map()
    this.gist = startGist()
  }

  fold(said: Heard): void {
    foldGist(this.gist, said)
    foldFields(this.#wished, said, { ...this.#known, lead: {} })
    foldFields(this.#stated, said, this.#known)
  }

  wishes(): FieldValue[] {
    return proposalsIn(this.#wished, { lead: {} })
  }

  /** Without what the lead has already. */
  proposals(): FieldValue[] {
    return proposalsIn(this.#stated, this.#known)
  }
}
