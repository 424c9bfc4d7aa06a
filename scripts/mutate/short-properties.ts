import fc from 'fast-check'

/** A property that thousands of mutants are held against gets a moment for each, and not its whole number of runs. */
fc.configureGlobal({ interruptAfterTimeLimit: 300 })
