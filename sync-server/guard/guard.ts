import type { DocumentKind } from '#domain/documents/documents.ts'
import type { Reference } from '#domain/reference/reference.ts'
import * as Y from 'yjs'
import { annotationsIn, fieldsIn, metaIn } from '#domain/documents/shared-types.ts'
import { redactUpdate } from '../updates/redact-update.ts'
import { endOf, StructIndex } from '../updates/struct-index.ts'
import type { DecodedUpdate, Struct } from '../updates/update.ts'
import { type DeletionVerdicts, judgeDeletions } from './judge-deletions.ts'
import {
  judgeInserts,
  type JudgeTouch,
  type Places,
  placeInserts,
  spreadGarbage,
} from './judge-inserts.ts'
import { type Marks, valueOf } from './mark-rules.ts'
import { createLocator, type Locator } from './touches.ts'
import { judgeTouch, type Writer } from './write-rules.ts'

/** What of an update may be committed, and why the rest may not; null where nothing is refused. */
export type Judgement = { agreed: DecodedUpdate; refused: string | null }

const MAX_REASONS = 5

/**
 * Decides on the updates of one batch for a guarded document, each on the committed state and what was agreed to before
 * it. Nothing is applied to anybody's copy: what is refused is taken out, and the rest goes on its way.
 */
export class Guard {
  readonly #kind: DocumentKind
  readonly #doc: Y.Doc
  readonly #reference: Reference | null
  readonly #index: StructIndex
  readonly #locate: Locator
  /** Of the marks that the batch puts there. */
  readonly #authors = new Map<string, string>()

  constructor(kind: DocumentKind, doc: Y.Doc, reference: Reference | null = null) {
    this.#kind = kind
    this.#reference = reference
    this.#doc = doc
    this.#index = new StructIndex(doc)
    this.#locate = createLocator(this.#index)
  }

  /** The batch's next updates are judged as if this one, as agreed, were committed. Throws on what no client writes. */
  judge(update: DecodedUpdate, writer: Writer): Judgement {
    const [index, locate] = [this.#index, this.#locate]
    index.lookAt(update)
    const news = update.structs.filter((struct) => endOf(struct) > index.get(struct.id.client))
    const places = placeInserts(news, { index, locate })
    const judge = this.#judgeFor(writer, places)
    const inserts = judgeInserts(places, { index, judge })
    const emptied = spreadGarbage(places, { refused: inserts.refused.keys(), index })
    const deletions = judgeDeletions(update.deletions, { index, locate, judge, inserts, emptied })
    const agreed =
      this.#isAllNew(update, deletions) && emptied.size === 0
        ? update
        : redactUpdate(update, { known: index, emptied, deletions: deletions.kept })
    this.#noteAuthors(places, emptied, writer)
    index.add(agreed)
    return { agreed, refused: summary([...inserts.refused.values(), ...deletions.refused]) }
  }

  /** Whether it may go as it is. What repeats something known may repeat what was refused. */
  #isAllNew({ structs }: DecodedUpdate, { kept, refused }: DeletionVerdicts): boolean {
    const isNew = structs.every(({ id }) => id.clock >= this.#index.get(id.client))
    return isNew && refused.length === 0 && structs.length + kept.length > 0
  }

  #judgeFor(writer: Writer, places: Places): JudgeTouch {
    let signatures: Map<Struct | null, unknown[]> | null = null
    const marks: Marks = {
      authorOf: (id) => this.#authors.get(id) ?? authorIn(this.#doc, id),
      signaturesOf: (mark) => (signatures ??= signaturesIn(places)).get(mark) ?? [],
    }
    const fields = this.#kind === 'call' ? metaIn(this.#doc) : fieldsIn(this.#doc)
    const stands = (field: string) => fields.get(field)
    const around = { writer, marks, reference: this.#reference, stands }
    return (touch) => judgeTouch(this.#kind, touch, around)
  }

  #noteAuthors({ items }: Places, emptied: ReadonlySet<Struct>, { actorName }: Writer): void {
    if (this.#kind !== 'call') return
    for (const [item, { root, path }] of items) {
      const [id] = path
      const isMark = root === 'annotations' && path.length === 1 && isType(item)
      if (isMark && typeof id === 'string' && !emptied.has(item)) this.#authors.set(id, actorName)
    }
  }
}

function isType({ content }: Y.Item): boolean {
  return content instanceof Y.ContentType
}

function authorIn(doc: Y.Doc, id: string): unknown {
  const annotation: unknown = annotationsIn(doc).get(id)
  return annotation instanceof Y.Map ? (annotation.get('by') ?? null) : undefined
}

/** What an update writes as `by`, for each thing that it writes it into. */
function signaturesIn({ items }: Places): Map<Struct | null, unknown[]> {
  const signatures = [...items].filter(
    ([{ content, rightOrigin }, { path }]) =>
      path.at(-1) === 'by' && rightOrigin === null && !(content instanceof Y.ContentDeleted),
  )
  const byHolder = Map.groupBy(signatures, ([, { holder }]) => holder)
  return new Map([...byHolder].map(([holder, own]) => [holder, own.map(([item]) => valueOf(item))]))
}

function summary(reasons: readonly string[]): string | null {
  return [...new Set(reasons)].slice(0, MAX_REASONS).join(' ') || null
}
