import { expect, test } from 'vitest'
import { createUndoStack, type Undoable } from './undo-stack.ts'

const done = (seq: number): Undoable => ({ document: 'lead:a', seq, command: 'setStage' })

test('the last thing done is the first that is taken back', () => {
  const stack = createUndoStack()
  stack.add(done(2))
  stack.add(done(3))
  expect(stack.takeDone()).toEqual(done(3))
  expect(stack.takeDone()).toEqual(done(2))
  expect(stack.takeDone()).toBeNull()
})

test('one of them can be taken out of the middle, once', () => {
  const stack = createUndoStack()
  for (const seq of [2, 3, 4]) stack.add(done(seq))
  expect(stack.takeDone(done(3))).toEqual(done(3))
  expect(stack.takeDone(done(3))).toBeNull()
  expect(stack.takeDone()).toEqual(done(4))
})

test('what was taken back is done again, until something else is done', () => {
  const stack = createUndoStack()
  stack.add(done(2))
  stack.takeDone()
  stack.addUndone(done(3))
  expect(stack.takeUndone()).toEqual(done(3))
  stack.addRedone(done(4))
  expect(stack.takeDone()).toEqual(done(4))
  stack.addUndone(done(5))
  stack.add(done(6))
  expect(stack.takeUndone()).toBeNull()
})

test('each is told once', () => {
  const stack = createUndoStack()
  const told: number[] = []
  stack.onDone(({ seq }) => told.push(seq))
  stack.add(done(2))
  stack.add(done(2))
  expect(told).toEqual([2])
})
