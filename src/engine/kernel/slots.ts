// Names of the numbered cells shared by the kernel (AssemblyScript) and its host (TypeScript).
// Invariant: both sides import this file, so a cell has one number. Order is free; names are the contract. Paths have no
// extension, because AssemblyScript adds its own.
export * from './slots/parameters'
export * from './slots/inputs'
export * from './slots/metrics'
export * from './slots/tables'
export * from './slots/day'
