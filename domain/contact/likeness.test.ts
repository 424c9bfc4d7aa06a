import { expect, test } from 'vitest'
import { likenessOfNamesakes, listEvidence } from './likeness.ts'

const by = (phones: string[], emails: string[] = []) => ({ phones, emails })

test('who is called alike and has a phone that is one slip away is perhaps the same', () => {
  const one = by(['+971501234567'])
  expect(likenessOfNamesakes(one, by(['+971501234568']))).toBe('nameAndPhone')
  expect(likenessOfNamesakes(one, by(['+971501234576']))).toBe('nameAndPhone')
  expect(likenessOfNamesakes(one, by(['+971501234765']))).toBeNull()
  expect(likenessOfNamesakes(one, by(['+97150123456']))).toBeNull()
  expect(likenessOfNamesakes(one, by([]))).toBeNull()
})

test('so is who has the same name before another house’s @; what is everybody’s says nothing', () => {
  const mail = (email: string) => by([], [email])
  const one = mail('amina.haddad@gmail.com')
  expect(likenessOfNamesakes(one, mail('amina.haddad@outlook.com'))).toBe('nameAndEmail')
  expect(likenessOfNamesakes(one, mail('amina@outlook.com'))).toBeNull()
  expect(likenessOfNamesakes(mail('sales@a.example'), mail('sales@b.example'))).toBeNull()
  expect(likenessOfNamesakes(mail('info@a.example'), mail('info@b.example'))).toBeNull()
})

test('what is shown as evidence is what both are reached by, and what is nearly so', () => {
  const one = by(['+971501234567', '+97144440000'], ['amina@a.example'])
  const other = by(['+971501234568'], ['amina@a.example', 'else@b.example'])
  expect(listEvidence(one, other)).toEqual(['+971501234567', '+971501234568', 'amina@a.example'])
})
