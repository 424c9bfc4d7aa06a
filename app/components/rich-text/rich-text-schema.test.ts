import { getSchema } from '@tiptap/core'
import StarterKit from '@tiptap/starter-kit'
import { expect, test } from 'vitest'
import { RICH_MARKS, RICH_NODES } from '#domain/documents/rich-text-schema.ts'

type Kinds = Record<string, { spec: { attrs?: object } }>

/** The document itself and the text in it are not elements of the shared tree. */
const NOT_ELEMENTS = ['doc', 'text']

test('the guard takes the nodes, formats and attributes that the editor has, and no others', () => {
  const { nodes, marks } = getSchema([StarterKit.configure({ undoRedo: false })])
  expect(attributesOf(RICH_NODES)).toEqual(attributesOfKinds(nodes))
  expect(attributesOf(RICH_MARKS)).toEqual(attributesOfKinds(marks))
})

function attributesOf(table: Record<string, object>): Record<string, string[]> {
  const entries = Object.entries(table)
  return Object.fromEntries(entries.map(([name, own]) => [name, Object.keys(own).toSorted()]))
}

function attributesOfKinds(kinds: Kinds): Record<string, string[]> {
  const entries = Object.entries(kinds).filter(([name]) => !NOT_ELEMENTS.includes(name))
  return attributesOf(
    Object.fromEntries(entries.map(([name, { spec }]) => [name, spec.attrs ?? {}])),
  )
}
