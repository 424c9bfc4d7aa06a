import { DomainError } from '../errors.ts'

/** What is wrong with an option of a query, said to the program that sent it. */
export function refuse(option: string, message: string): DomainError {
  return new DomainError('invalid', message, [{ path: option, message }])
}
