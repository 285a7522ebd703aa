export * from './regime.ts'
export * from './roster.ts'
export * from './sign-in.ts'
export * from './words.ts'
