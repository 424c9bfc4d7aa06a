import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { RecordRow } from '../../components/record/rows/record-row.tsx'
import { useSelection } from './use-selection.ts'

type Row = { id: string }

const ROWS: Row[] = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }))
const ALL = { filter: [], text: null }
const GRID = { gridTemplateColumns: '1fr' }
const WORDS = { row: (name: string) => `Choose ${name}`, shown: 'All of these' }
const idOf = ({ id }: Row) => id
const linkOf = ({ id }: Row) => ({ to: null, label: id })
const onPhone = () => null
const drawn: string[] = []
const COLUMNS = [{ key: 'id', header: 'Id', width: '1fr', cell: ({ id }: Row) => drawn.push(id) }]

afterEach(cleanup)

function List() {
  const asked = { rows: ROWS, query: ALL, idOf, nameOf: idOf, total: 5, words: WORDS }
  const { selection, chosen, selectEvery } = useSelection<Row>(asked)
  return (
    <>
      <output>{JSON.stringify(chosen)}</output>
      <button onClick={selectEvery}>Every</button>
      {ROWS.map((row, index) => (
        <RecordRow
          key={row.id}
          row={row}
          index={index}
          grid={GRID}
          columns={COLUMNS}
          link={linkOf}
          phone={onPhone}
          ticks={selection.ticks}
          isTicked={selection.isSelected(row)}
        />
      ))}
    </>
  )
}

const tick = (id: string, shiftKey = false) => {
  drawn.length = 0
  const [box] = screen.getAllByRole('checkbox', { name: `Choose ${id}` })
  if (box) fireEvent.click(box, { shiftKey })
  return [...new Set(drawn)]
}
const chosen = () => JSON.parse(screen.getByRole('status').textContent ?? '') as unknown

test('a tick draws its own row and no other', () => {
  render(<List />)
  expect(tick('b')).toEqual(['b'])
  expect(tick('d')).toEqual(['d'])
  expect(tick('b')).toEqual(['b'])
  expect(chosen()).toEqual({ ids: ['d'] })
})

test('with Shift it goes on from the row that was ticked last, either way', () => {
  render(<List />)
  tick('b')
  expect(tick('d', true)).toEqual(['c', 'd'])
  expect(chosen()).toEqual({ ids: ['b', 'c', 'd'] })
  tick('b', true)
  expect(chosen()).toBeNull()
})

test('of everything that matches, a tick takes one out and puts it back', () => {
  render(<List />)
  fireEvent.click(screen.getByRole('button', { name: 'Every' }))
  expect(tick('c')).toEqual(['c'])
  expect(chosen()).toMatchObject({ except: ['c'] })
  tick('c')
  expect(chosen()).toMatchObject({ except: [] })
})
