export { isUnseeded, seedDemo, type SeedOptions } from './seed-demo.ts'
