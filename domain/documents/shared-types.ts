import type * as Y from 'yjs'
import type { DOCUMENT_SHAPES, DocumentKind } from './documents.ts'

/** The name of a top-level shared type that documents of the kind have. */
export type SharedName<Kind extends DocumentKind = DocumentKind> = Kind extends DocumentKind
  ? keyof (typeof DOCUMENT_SHAPES)[Kind]
  : never

/** Of a contact, a lead, a listing, or somebody's private notes on either. */
export function fieldsIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'fields')
}

/** Of a contact: the names, phones and e-mails beside the preferred ones. */
export function alsoIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'also')
}

/** Of a contact: what it allowed, by channel. */
export function consentIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'consent')
}

/** Of a lead or a contact: where its values were heard. */
export function evidenceIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'evidence')
}

/** Of a listing. */
export function portalsIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'portals')
}

/** The pictures of a listing, in their order. */
export function mediaIn(doc: Y.Doc): Y.Array<unknown> {
  return list(doc, 'media')
}

/** What is said under a listing's pictures. */
export function captionsIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'captions')
}

export function notesIn(doc: Y.Doc): Y.XmlFragment {
  return rich(doc, 'notes')
}

export function descriptionIn(doc: Y.Doc): Y.XmlFragment {
  return rich(doc, 'description')
}

/** Of a call. */
export function metaIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'meta')
}

export function segmentsIn(doc: Y.Doc): Y.Array<Y.Map<unknown>> {
  return list(doc, 'segments')
}

export function annotationsIn(doc: Y.Doc): Y.Map<Y.Map<unknown>> {
  return map(doc, 'annotations')
}

export function summaryIn(doc: Y.Doc): Y.XmlFragment {
  return rich(doc, 'summary')
}

export function checklistIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'checklist')
}

/** Of the part of a call that few may read. */
export function spokenIn<Secret = unknown>(doc: Y.Doc): Y.Map<Secret> {
  return map(doc, 'spoken')
}

/** Of a draft. */
export function subjectIn(doc: Y.Doc): Y.Text {
  return text(doc, 'subject')
}

/** Of a draft. */
export function bodyIn(doc: Y.Doc): Y.Text {
  return text(doc, 'body')
}

/** Of a draft: what goes along, by the id of the file. */
export function filesIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'files')
}

/** Of a board, a desk, a wall. */
export function cardsIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'cards')
}

export function infoIn(doc: Y.Doc): Y.Map<unknown> {
  return map(doc, 'info')
}

/** What stands in it is known where it is parsed. */
function map<Value = unknown>(doc: Y.Doc, name: SharedName): Y.Map<Value> {
  return doc.getMap(name)
}

function list<Value>(doc: Y.Doc, name: SharedName): Y.Array<Value> {
  return doc.getArray(name)
}

function text(doc: Y.Doc, name: SharedName): Y.Text {
  return doc.getText(name)
}

function rich(doc: Y.Doc, name: SharedName): Y.XmlFragment {
  return doc.getXmlFragment(name)
}
