import { expect, test } from 'vitest'
import { formatFigure } from './format-figure.ts'

test('a figure keeps its tenths and says no nought that says nothing', () => {
  expect([0, 4, 4.3, 0.4, 12_345.67].map((value) => formatFigure(value))).toEqual([
    '0',
    '4',
    '4.3',
    '0.4',
    '12,345.7',
  ])
  expect([0, 33.3, 100].map((value) => formatFigure(value, 'percent'))).toEqual([
    '0%',
    '33.3%',
    '100%',
  ])
})
